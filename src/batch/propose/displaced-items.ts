import type { Instrument } from '../../instrument/instrument.js'
import type { Text } from '../../issue/text.js'
import { readsLike } from './header-evidence.js'
import type { Candidate } from './segments.js'

/** Words of death and self-harm, in labels and in the published wording of many a questionnaire. */
const DEATH = new RegExp(
  [
    '死|自[杀殺伤傷残殘]|轻生|輕生|[伤傷]害自己|[结結]束(?:自己的?)?生命',
    'suicid|self[ -]?harm|end(?:ing)? (?:(?:your|my) )?life',
    String.raw`\b(?:dead|death|dying|die)\b|(?:hurt|harm|kill)(?:ing)? (?:your|my|one)self`,
  ].join('|'),
  'iu',
)

/**
 * Columns whose headers read like another item than the one in whose place they stand, where that item's own column
 * does not: the file may have the items in another order than the instrument.
 *
 * Labels of items are our own and headers have the published wording, so that many a displaced item is not noticed; one
 * about death or self-harm is known by more than its label.
 */
export function displacedItems(
  columns: readonly Candidate[],
  { items }: Pick<Instrument, 'items'>,
): Candidate[] {
  const says = ({ parts: { words } }: Candidate, names: Text): boolean =>
    readsLike(words, names) ||
    (DEATH.test(words) && (DEATH.test(names.en) || DEATH.test(names.zh ?? '')))
  const hasOwn = items.map(({ names }, at) => {
    const column = columns[at]
    return column !== undefined && says(column, names)
  })
  return columns.filter(
    (column, at) =>
      hasOwn[at] === false && items.some(({ names }, item) => !hasOwn[item] && says(column, names)),
  )
}
