import type { IssueDraft } from '../../issue/issue.js'
import { monthsBetween } from '../../norm/completed-months.js'
import type { FileColumn } from '../columns/column-plan.js'
import type { BlockColumns } from './block-columns.js'

/** Completes what follows from several cells of a row; the issue where they contradict each other. */
export type FinishPerson = (row: number) => IssueDraft | null

/**
 * Ages of a block's rows: from birth date and test date where both are known, otherwise from the column of ages,
 * otherwise unknown.
 *
 * @param testDate - yyyymmdd for rows without a date of their own; 0 where there is none
 */
export function personFinisher(
  fileColumns: readonly FileColumn[],
  columns: BlockColumns,
  testDate: number,
): FinishPerson {
  const hasAge = fileColumns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'age'),
  )
  const { ageMonths, birthDate } = columns
  return (row) => {
    if (columns.testDate[row] === 0) columns.testDate[row] = testDate
    const birth = birthDate[row] as number
    const test = columns.testDate[row] as number
    if (birth === 0 || test === 0) {
      if (!hasAge) ageMonths[row] = -1
      return null
    }
    const age = monthsBetween(birth, test)
    ageMonths[row] = Number.isNaN(age) ? -1 : age
    return Number.isNaN(age) ? BIRTH_AFTER_TEST : null
  }
}

const BIRTH_AFTER_TEST: IssueDraft = {
  code: 'birth-after-test',
  severity: 'warning',
  expected: 'a birth date before the test date',
  received: 'one after it',
}
