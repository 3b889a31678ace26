import type { CellSource } from '../document/run.js'
import type { CohortFigures } from './cohort-figures.js'
import {
  COVERAGE_COLUMNS,
  type CoverageCell,
  type CoverageColumn,
  type CoverageFigures,
} from './coverage-figures.js'
import { shareOf } from './unrounded.js'

/** What is counted of each student to know who took part: how the sheet is, and whether the student is enrolled. */
export const COVERAGE_MEASURES = [
  { id: 'quality', categories: [{ id: 'valid' }, { id: 'suspect' }, { id: 'invalid' }] },
  { id: 'enrolled', categories: [{ id: 'answered' }, { id: 'missing' }] },
] as const

const FILE = 'students.csv'

/**
 * Who took part in a unit and its parts, counted from the lists and not hidden.
 *
 * @param figures - counts of {@link COVERAGE_MEASURES}
 * @param published - what stands in `coverage.csv`
 * @param isEnrolmentKnown - whether the counts say who is enrolled; the published numbers stand where they do not
 */
export function countedCoverage(
  figures: CohortFigures,
  published: CoverageFigures,
  isEnrolmentKnown: boolean,
): CoverageFigures {
  const countOf = (level: string, group: string, measure: string, category: string): number =>
    figures.cell({ level, group, measure, category })?.count ?? 0
  const cell = (level: string, group: string): CoverageCell | undefined => {
    const [nValid = 0, suspect = 0, invalid = 0] = COVERAGE_MEASURES[0].categories.map(({ id }) =>
      countOf(level, group, 'quality', id),
    )
    const [answered = 0, nMissing = 0] = COVERAGE_MEASURES[1].categories.map(({ id }) =>
      countOf(level, group, 'enrolled', id),
    )
    const nAnswered = nValid + suspect + invalid
    if (nAnswered + nMissing === 0) return published.cell(level, group)
    const own = { level, group, nAnswered, nValid, validShare: shareOf(nValid, nAnswered) }
    if (!isEnrolmentKnown) {
      const known = published.cell(level, group)
      const [nEnrolled, answeredShare] = [known?.nEnrolled ?? null, known?.answeredShare ?? null]
      const missingShare = known?.missingShare ?? null
      return { nEnrolled, nMissing, answeredShare, missingShare, ...own, isHidden: false }
    }
    const nEnrolled = answered + nMissing
    const shares = {
      answeredShare: shareOf(answered, nEnrolled),
      missingShare: shareOf(nMissing, nEnrolled),
    }
    return { nEnrolled, nMissing, ...shares, ...own, isHidden: false }
  }
  const source = (level: string, group: string, column: CoverageColumn): CellSource => {
    const value = cell(level, group)?.[column] ?? null
    const text = value === null ? '' : column.endsWith('Share') ? value.toFixed(4) : String(value)
    return { file: FILE, key: `${level}|${group}`, column: COVERAGE_COLUMNS[column], text }
  }
  return { groupsOf: published.groupsOf, cell, source }
}
