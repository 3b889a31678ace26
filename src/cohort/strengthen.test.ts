import { describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { addBlock } from './add-block.js'
import { createCohort } from './cohort.js'
import { type CohortRow, cohortRows } from './cohort-rows.js'

const LEVELS = ['school', 'grade', 'class']
const SUPPRESSION = { minimumCell: 5, minimumGroup: 8 }
const OPEN = { minimumCell: 0, minimumGroup: 0 }

/** Rows of a campaign as published, each with the count that it has. */
function campaign(seed: number): { row: CohortRow; count: number }[] {
  const draw = drawsFrom(seed)
  const sheets = ['S1', 'S2', 'S3'].flatMap((school) =>
    ['7', '8'].flatMap((grade) =>
      Array.from({ length: 40 + Math.floor(draw() * 40) }, (_, student) =>
        drawnSheet([school, grade, `${1 + (student % 2)}`], 1 + (student % 2), draw, [3]),
      ),
    ),
  )
  const cohort = createCohort(madeUpProtocol(LEVELS, SUPPRESSION), [madeUpInstrument([3])])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, LEVELS.length))
  const keyOf = ({ level, group, sex, sheets: of, measure, category }: CohortRow): string =>
    [level, group, sex, of, measure, category].join('|')
  const counts = new Map(
    cohortRows(cohort, { suppression: OPEN }).map((row) => [keyOf(row), row.count ?? 0]),
  )
  return cohortRows(cohort, { suppression: SUPPRESSION }).map((row) => ({
    row,
    count: counts.get(keyOf(row)) ?? 0,
  }))
}

/** Sums of hidden counts that are known and small: of the rows that one key holds together, where the whole is shown. */
function weakSums(
  rows: readonly { row: CohortRow; count: number }[],
  keyOf: (row: CohortRow) => string | null,
): { weak: number; all: number } {
  const sums = new Map<string, number>()
  for (const { row, count } of rows) {
    const key = keyOf(row)
    if (key !== null && row.count === null) sums.set(key, (sums.get(key) ?? 0) + count)
  }
  const known = [...sums.values()].filter((sum) => sum > 0)
  return { weak: known.filter((sum) => sum < SUPPRESSION.minimumCell).length, all: known.length }
}

/** Key of a row of a part, where the row of the whole that it belongs to is shown. */
const partOf =
  (rows: readonly { row: CohortRow }[], wholeOf: (row: CohortRow) => string | null) =>
  (row: CohortRow): string | null => {
    const whole = wholeOf(row)
    const key = (of: string): string => [of, row.sheets, row.measure, row.category].join('|')
    const isShown =
      whole !== null &&
      rows.some(
        ({ row: one }) =>
          one.count !== null &&
          [one.level, one.group, one.sex].join('|') === whole &&
          one.sheets === row.sheets &&
          one.measure === row.measure &&
          one.category === row.category,
      )
    return isShown ? key(whole) : null
  }

/** The wider group that a group is part of by its last level, with its sex; null for everybody. */
function widerOf({ level, group, sex }: CohortRow): string | null {
  if (level === 'all') return null
  const [levels, groups] = [level.split('/').slice(0, -1), group.split('/').slice(0, -1)]
  return [levels.join('/') || 'all', groups.join('/') || 'all', sex].join('|')
}

/** The grade of all schools that a grade of a school is part of, with its sex. */
function acrossOf({ level, group, sex }: CohortRow): string | null {
  return level === 'school/grade' ? ['grade', group.split('/')[1], sex].join('|') : null
}

describe('where hidden counts have a known sum', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7].map(campaign)
  it.each<[string, (of: (typeof rows)[number]) => (row: CohortRow) => string | null]>([
    [
      'the categories of a group',
      () => (row) =>
        row.measure === 'quality' || row.n === null
          ? null
          : [row.level, row.group, row.sex, row.sheets, row.measure].join('|'),
    ],
    [
      'the sexes of a group',
      (of) =>
        partOf(of, ({ level, group, sex }) =>
          sex === 'all' ? null : [level, group, 'all'].join('|'),
        ),
    ],
    ['the groups of a wider group', (of) => partOf(of, widerOf)],
    ['the schools of a grade', (of) => partOf(of, acrossOf)],
  ])('%s are not small together', (_, keyFor) => {
    const found = rows.map((of) => weakSums(of, keyFor(of)))
    expect(found.map(({ weak }) => weak)).toEqual(rows.map(() => 0))
    expect(found.reduce((sum, { all }) => sum + all, 0)).toBeGreaterThan(10)
  })
})
