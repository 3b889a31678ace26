import type { Instrument } from '../instrument/instrument.js'
import { referencesOf } from '../instrument/references-of.js'
import { textIn } from '../issue/text.js'
import { gradeRange } from '../report/protocol-section.js'
import type { Protocol, TierRule } from '../risk/protocol.js'
import { cited } from './card-cite.js'
import { conditionText } from './condition-words.js'
import type { ProtocolCardSource } from './protocol-card.js'
import { protocolWord } from './protocol-words.js'

/** A critical item that a campaign asks, and the rules that rest on it. */
export interface AskedItem {
  readonly instrument: Instrument
  readonly item: Instrument['criticalItems'][number]
  /** Null where grades are not told apart for the instrument. */
  readonly grades: readonly number[] | null
  readonly rules: readonly TierRule[]
}

/** Every critical item of a protocol's instruments, in their order. */
export function askedItems(protocol: Protocol, instruments: readonly Instrument[]): AskedItem[] {
  return instruments.flatMap((instrument, index) =>
    instrument.criticalItems.map((item) => ({
      instrument,
      item,
      grades: protocol.instruments[index]?.grades ?? null,
      rules: protocol.rules.filter(({ when }) =>
        referencesOf(when, '').some(
          ({ condition }) =>
            'criticalItem' in condition &&
            condition.instrument === instrument.id &&
            condition.criticalItem === item.id,
        ),
      ),
    })),
  )
}

/** The crisis items, or that there is none. */
export function crisisLines(source: ProtocolCardSource): string[] {
  const asked = askedItems(source.protocol, source.instruments)
  const lines = asked
    .filter(({ item }) => item.severity === 'crisis')
    .map((one) => askedLine(one, source))
  return lines.length === 0 ? [protocolWord(source.language, 'noCrisis')] : lines
}

/** Critical items that are asked and put nobody in a tier. */
export function watchLines(source: ProtocolCardSource): string[] {
  return askedItems(source.protocol, source.instruments)
    .filter(({ item, rules }) => item.severity !== 'crisis' && rules.length === 0)
    .map((one) => askedLine(one, source))
}

function askedLine(
  { instrument, item, grades, rules }: AskedItem,
  { language }: ProtocolCardSource,
): string {
  const who = grades === null ? '' : ` (${protocolWord(language, 'grades', gradeRange(grades))})`
  const tiers = [...new Set(rules.map(({ tier }) => tier))]
  const to = tiers.length === 0 ? '' : ` → ${tiers.join(', ')}`
  const when = conditionText(item.when, instrument, language)
  const source = cited(item.source, item.confidence, language)
  return `${instrument.id}${who}: ${textIn(item.names, language)}: ${when}${to}${source}`
}
