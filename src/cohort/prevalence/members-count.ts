import { categoryCount, type PrevalenceCell, type PrevalenceTally } from './prevalence-tally.js'

/** Sheets of a cell in any of some categories. */
export function membersCount(
  tally: PrevalenceTally,
  cell: Pick<PrevalenceCell, 'counts'>,
  measure: number,
  members: readonly number[],
): number {
  let sum = 0
  for (const number of members) sum += categoryCount(tally, cell, measure, number)
  return sum
}
