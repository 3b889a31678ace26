import { type Issue, issue } from '../issue/issue.js'
import { monthsOf } from './months-of.js'
import type { NormCell, NormTable } from './norm-table.js'

/** A cell and where it stands in its table. */
export interface PlacedCell {
  readonly cell: NormCell
  readonly index: number
}

/**
 * Faults of cells that fit the same person, so that which one counts would be chance. A fallback overlaps only with
 * another fallback.
 */
export function overlapFaults(cells: readonly PlacedCell[], unit: NormTable['ageUnit']): Issue[] {
  const byGroup = new Map<string, PlacedCell[]>()
  return cells.flatMap((placed) => {
    const group = `${placed.cell.fallback === true ? 'fallback' : 'proper'} ${placed.cell.scale}`
    const earlier = byGroup.get(group) ?? []
    byGroup.set(group, [...earlier, placed])
    return earlier
      .filter(({ cell }) => isOverlap(cell, placed.cell, unit))
      .map(({ index }) =>
        issue({
          code: 'norm-overlap',
          path: `/cells/${placed.index}`,
          expected: 'persons whom no other cell of the scale fits',
          received: `persons whom /cells/${index} fits too`,
        }),
      )
  })
}

function isOverlap(one: NormCell, other: NormCell, unit: NormTable['ageUnit']): boolean {
  return (
    isShared(one.sex, other.sex) &&
    isShared(one.informant, other.informant) &&
    (one.grades === undefined ||
      other.grades === undefined ||
      one.grades.some((grade) => other.grades?.includes(grade))) &&
    (one.age === undefined ||
      other.age === undefined ||
      (monthsOf(one.age.from, unit) < monthsOf(other.age.to, unit) &&
        monthsOf(other.age.from, unit) < monthsOf(one.age.to, unit)))
  )
}

/** An absent key fits everyone. */
function isShared(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}
