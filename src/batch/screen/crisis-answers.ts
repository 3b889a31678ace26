import type { Condition } from '../../instrument/condition.js'
import type { Instrument } from '../../instrument/instrument.js'
import { type Language, textIn } from '../../issue/text.js'
import { FIRST_MISSING } from '../../table/missing.js'

/** An item whose answer a critical item depends on. */
export interface AnswerColumn {
  /** Index of the item in its instrument. */
  readonly item: number
  /** What stands for a byte of the item's column: the code and our label of the option; '' where there is no answer. */
  readonly textOf: (byte: number) => string
}

/** The items that a condition asks for, each once, in the order of the condition. */
export function answerColumns(
  when: Condition,
  { items, criticalItems }: Pick<Instrument, 'items' | 'criticalItems'>,
  language: Language,
): AnswerColumn[] {
  const ids = [...new Set(itemsOf(when, criticalItems))]
  return ids.flatMap((id) => {
    const item = items.findIndex((one) => one.id === id)
    const options = items[item]?.options
    if (options === undefined) return []
    const texts = options.map(({ code, label }) => {
      const words = label === null ? '' : ` ${textIn(label, language)}`
      return `${code}${words}`.replaceAll(/[;=]/g, ',')
    })
    return [{ item, textOf: (byte: number) => (byte < FIRST_MISSING ? (texts[byte] ?? '') : '') }]
  })
}

function itemsOf(when: Condition, criticalItems: Instrument['criticalItems']): string[] {
  const within = (parts: readonly Condition[]): string[] =>
    parts.flatMap((part) => itemsOf(part, criticalItems))
  if ('item' in when) return [when.item]
  if ('all' in when) return within(when.all)
  if ('any' in when) return within(when.any)
  if ('not' in when) return within([when.not])
  if ('of' in when) return within(when.of)
  if (!('criticalItem' in when)) return []
  const other = criticalItems.find(({ id }) => id === when.criticalItem)
  return other === undefined ? [] : within([other.when])
}
