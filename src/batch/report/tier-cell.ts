import { UNDETERMINED } from '../../cohort/measures.js'
import type { Protocol } from '../../risk/protocol.js'
import { QUALITY } from '../table/students-file.js'

/**
 * Reads the tier of a row of `students.csv`. A blank, or a word that the protocol does not have, is no tier of calm: it
 * is not known what the student's tier is.
 *
 * @returns a function from the cell to an id of the protocol, `undetermined` or `invalid`
 */
export function tierCell({
  tiers,
  baseline,
}: Pick<Protocol, 'tiers' | 'baseline'>): (text: string) => string {
  const ids = [...tiers.map(({ id }) => id), baseline.id, QUALITY.invalid]
  const known = new Set<string>(ids)
  return (text) => (known.has(text) ? text : UNDETERMINED)
}
