import type { CoverageRow } from '../../cohort/coverage.js'
import type { CellSource } from '../document/run.js'
import { shareOf, unrounded } from './unrounded.js'

/** One row of `coverage.csv`; a hidden figure is null. */
export interface CoverageCell extends CoverageRow {
  readonly isHidden: boolean
}

/** Columns of `coverage.csv` that hold figures, with their names in a {@link CoverageCell}. */
export const COVERAGE_COLUMNS = {
  nEnrolled: 'n_enrolled',
  nAnswered: 'n_answered',
  nValid: 'n_valid',
  nMissing: 'n_missing',
  answeredShare: 'answered_share',
  missingShare: 'missing_share',
  validShare: 'valid_share',
} as const

export type CoverageColumn = keyof typeof COVERAGE_COLUMNS

/** Who answered, to be looked up; without a roster there are no rows. */
export interface CoverageFigures {
  readonly groupsOf: (level: string) => readonly string[]
  readonly cell: (level: string, group: string) => CoverageCell | undefined
  readonly source: (level: string, group: string, column: CoverageColumn) => CellSource
}

/** @param records - of `coverage.csv` below its header */
export function coverageFigures(
  header: readonly string[],
  records: Iterable<readonly string[]>,
): CoverageFigures {
  const [level, group] = [header.indexOf('level'), header.indexOf('group')]
  const hidden = header.indexOf('suppressed')
  const rows = new Map<string, readonly string[]>()
  const byLevel = new Map<string, string[]>()
  for (const record of records) {
    const [ofLevel, ofGroup] = [record[level] ?? '', record[group] ?? '']
    rows.set(`${ofLevel}|${ofGroup}`, record)
    byLevel.set(ofLevel, [...(byLevel.get(ofLevel) ?? []), ofGroup])
  }
  const textOf = (key: string, column: CoverageColumn): string =>
    rows.get(key)?.[header.indexOf(COVERAGE_COLUMNS[column])] ?? ''
  return {
    groupsOf: (name) => byLevel.get(name) ?? [],
    cell: (ofLevel, ofGroup) => {
      const key = `${ofLevel}|${ofGroup}`
      const record = rows.get(key)
      if (record === undefined) return undefined
      const number = (column: CoverageColumn): number | null => {
        const text = textOf(key, column)
        return text === '' ? null : Number(text)
      }
      const [nEnrolled, nMissing] = [number('nEnrolled'), number('nMissing')]
      const [nAnswered, nValid] = [number('nAnswered'), number('nValid')]
      const present = nEnrolled === null || nMissing === null ? null : nEnrolled - nMissing
      return {
        ...{ level: ofLevel, group: ofGroup, nEnrolled, nAnswered, nValid, nMissing },
        answeredShare: unrounded(number('answeredShare'), shareOf(present, nEnrolled)),
        missingShare: unrounded(number('missingShare'), shareOf(nMissing, nEnrolled)),
        validShare: unrounded(number('validShare'), shareOf(nValid, nAnswered)),
        isHidden: record[hidden] === 'yes',
      }
    },
    source: (ofLevel, ofGroup, column) => {
      const key = `${ofLevel}|${ofGroup}`
      const name = COVERAGE_COLUMNS[column]
      return { file: 'coverage.csv', key, column: name, text: textOf(key, column) }
    },
  }
}
