import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { addBlock } from '../src/cohort/add-block.js'
import { auditTable, type Leak } from '../src/cohort/audit/audit-table.js'
import { auditTables } from '../src/cohort/audit/audit-tables.js'
import type { PublishedRow } from '../src/cohort/audit/published-table.js'
import { recoverCounts } from '../src/cohort/audit/recover-counts.js'
import { createCohort } from '../src/cohort/cohort.js'
import { type CohortRow, cohortRows } from '../src/cohort/cohort-rows.js'
import { mindgauge, workplace } from './cli/run-command.js'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from './cohort-campaign.js'

const LEVELS = ['school', 'grade', 'class']
const SUPPRESSION = { minimumCell: 3, minimumGroup: 6 }
const place = workplace()
afterAll(place.remove)

function sheetsOf(seed: number): Sheet[] {
  const draw = drawsFrom(seed)
  const sheets: Sheet[] = []
  for (let school = 1; school <= 2 + (seed % 2); school++)
    for (let grade = 7; grade <= 8; grade++) {
      const size = draw() < 0.2 ? 1 + Math.floor(draw() * 5) : 12 + Math.floor(draw() * 40)
      for (let student = 0; student < size; student++)
        sheets.push(
          drawnSheet(
            [`S${school}`, `${grade}`, `${1 + (student % 2)}`],
            1 + Math.floor(draw() * 2),
            draw,
            [3],
          ),
        )
    }
  return sheets
}

function rowsOf(sheets: readonly Sheet[], suppression: typeof SUPPRESSION): CohortRow[] {
  const cohort = createCohort(madeUpProtocol(LEVELS, suppression), [madeUpInstrument([3])])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, LEVELS.length))
  return cohortRows(cohort, { suppression, detail: 'full' })
}

/** The rows as `screen` writes them. */
function csvOf(rows: readonly CohortRow[]): string {
  const share = (value: number | null): string => value?.toFixed(4) ?? ''
  const lines = rows.map((row) =>
    [
      ...[row.level, row.group, row.sex, row.sheets, row.measure, row.category],
      ...[row.nEnrolled, row.nAnswered, row.nValid, row.n, row.count].map((one) => one ?? ''),
      ...[row.share, row.low, row.high].map(share),
      row.suppressed ? 'yes' : 'no',
    ].join(),
  )
  const header =
    'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'
  return `${[header, ...lines].join('\n')}\n`
}

const published = (rows: readonly CohortRow[]): PublishedRow[] =>
  rows.map((row, index) => ({ ...row, file: 'cohort.csv', row: index + 1 }))

const placeOf = (
  row: Pick<Leak, 'level' | 'group' | 'sex' | 'sheets' | 'measure' | 'category'>,
): string => [row.level, row.group, row.sex, row.sheets, row.measure, row.category].join('|')

describe('the auditor', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'finds a published table safe, campaign %i',
    (seed) => {
      const found = auditTable(published(rowsOf(sheetsOf(seed), SUPPRESSION)))
      expect(found.leaks).toEqual([])
      expect(found.contradictory).toEqual([])
      expect([found.nHidden > 0, found.nUnproven]).toEqual([true, 0])
    },
  )

  it('finds only true counts, and finds some, where small counts alone are blotted out', () => {
    let nFound = 0
    for (let seed = 1; seed <= 6; seed++) {
      const open = rowsOf(sheetsOf(seed), { minimumCell: 0, minimumGroup: 0 })
      const rows = open.map((row): CohortRow => {
        const isSmall = row.count !== null && row.count > 0 && row.count < 3
        return isSmall && row.measure !== 'quality'
          ? { ...row, count: null, share: null, low: null, high: null, suppressed: true }
          : row
      })
      const { leaks } = auditTable(published(rows))
      nFound += leaks.length
      const counts = new Map(open.map((row) => [placeOf(row), row.count]))
      for (const leak of leaks)
        if (leak.kind === 'count') expect(counts.get(placeOf(leak))).toBeGreaterThan(0)
    }
    expect(nFound).toBeGreaterThan(20)
  })

  it('finds a hidden count whose share or whose interval was left standing', () => {
    const sheets = sheetsOf(2)
    const open = rowsOf(sheets, { minimumCell: 0, minimumGroup: 0 })
    const rows = rowsOf(sheets, SUPPRESSION)
    const at = rows.findIndex(
      ({ measure, count, n }, index) =>
        measure === 'tier' &&
        count === null &&
        n !== null &&
        n < 100 &&
        (open.find((one) => placeOf(one) === placeOf(rows[index] as CohortRow))?.count ?? 0) > 0,
    )
    const hidden = rows[at] as CohortRow
    const truth = open.find((one) => placeOf(one) === placeOf(hidden)) as CohortRow
    const shares = rows.with(at, { ...hidden, share: Number(truth.share?.toFixed(4)) })
    expect(auditTable(published(shares)).leaks.map(placeOf)).toContain(placeOf(hidden))
    const intervals = rows.with(at, {
      ...hidden,
      low: Number(truth.low?.toFixed(4)),
      high: Number(truth.high?.toFixed(4)),
    })
    expect(auditTable(published(intervals)).leaks.map(placeOf)).toContain(placeOf(hidden))
  })

  it('finds what another table of the same sheets shows, and what a few added sheets give away', () => {
    const sheets = sheetsOf(3)
    const strict = published(rowsOf(sheets, SUPPRESSION))
    const loose = published(rowsOf(sheets, { minimumCell: 0, minimumGroup: 0 }))
    const same = auditTables([strict, loose], { relation: 'same' })
    expect(same.leaks.some(({ kind }) => kind === 'shown-elsewhere')).toBe(true)
    expect(auditTables([strict, strict], { relation: 'same' }).leaks).toEqual([])
    const more = [...sheets, { ...(sheets[0] as Sheet), tier: 0, quality: 0 }]
    const next = published(rowsOf(more, { minimumCell: 0, minimumGroup: 0 }))
    const releases = auditTables([loose, next], { relation: 'releases', minimumCell: 3 })
    const added = releases.leaks.filter(({ kind }) => kind === 'releases')
    expect(added.map(({ level, category }) => `${level} ${category}`)).toContain('all red')
    expect(auditTables([loose]).leaks).toEqual([])
    expect(
      auditTables([loose], { minimumCell: 3 }).leaks.some(({ kind }) => kind === 'small'),
    ).toBe(true)
  })

  it('narrows no count below or above what it is, and knows every count that sums settle', () => {
    const counts = fc.array(fc.nat({ max: 9 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(
        counts,
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        (table, hidden) => {
          // A table of three by three with its margins: cells 0–8, rows 9–11, columns 12–14.
          const sum = (cells: readonly number[]): number =>
            cells.reduce((total, cell) => total + (table[cell] ?? 0), 0)
          const lines = [0, 1, 2].flatMap((line) => [
            { total: 9 + line, parts: [3 * line, 3 * line + 1, 3 * line + 2] },
            { total: 12 + line, parts: [line, line + 3, line + 6] },
          ])
          const truth = [
            ...table,
            ...lines
              .toSorted((one, other) => one.total - other.total)
              .map(({ parts }) => sum(parts)),
          ]
          const open = Float64Array.from(truth, (_, cell) => (hidden[cell] === true ? 1 : 0))
          const found = recoverCounts({
            low: Float64Array.from(truth, (count, cell) => (open[cell] === 1 ? 0 : count)),
            high: Float64Array.from(truth, (count, cell) =>
              open[cell] === 1 ? Number.POSITIVE_INFINITY : count,
            ),
            sums: lines.map(({ total, parts }) => [
              { cell: total, factor: -1 },
              ...parts.map((cell) => ({ cell, factor: 1 })),
            ]),
          })
          expect(found.isContradictory).toBe(false)
          truth.forEach((count, cell) => {
            expect(found.low[cell]).toBeLessThanOrEqual(count)
            expect(found.high[cell]).toBeGreaterThanOrEqual(count)
          })
          // By trying every table: a count is known exactly where all tables that fit agree in it.
          const fits = tablesThatFit(truth, open)
          truth.slice(0, 9).forEach((_, cell) => {
            const values = new Set(fits.map((one) => one[cell]))
            expect(found.low[cell] === found.high[cell]).toBe(values.size === 1)
          })
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** Every table of three by three with these margins that agrees in the cells shown. */
function tablesThatFit(truth: readonly number[], open: Float64Array): number[][] {
  const found: number[][] = []
  const choices = (cell: number, most: number): number[] =>
    open[cell] === 1 ? Array.from({ length: most + 1 }, (_, value) => value) : [truth[cell] ?? 0]
  const [r0 = 0, r1 = 0, r2 = 0, c0 = 0, c1 = 0, c2 = 0] = truth.slice(9)
  for (const a of choices(0, Math.min(r0, c0)))
    for (const b of choices(1, Math.min(r0 - a, c1)))
      for (const d of choices(3, Math.min(r1, c0 - a)))
        for (const e of choices(4, Math.min(r1 - d, c1 - b))) {
          const c = r0 - a - b
          const f = r1 - d - e
          const [g, h] = [c0 - a - d, c1 - b - e]
          const table = [a, b, c, d, e, f, g, h, r2 - g - h]
          const isRight = table.every(
            (value, cell) => value >= 0 && (open[cell] === 1 || value === truth[cell]),
          )
          if (isRight && c + f + (table[8] ?? 0) === c2) found.push(table)
        }
  return found
}

describe('mindgauge audit', () => {
  it('ends with 0 for a safe table and with 1 and the place for one that leaks', async () => {
    const rows = rowsOf(sheetsOf(4), SUPPRESSION)
    const safe = await mindgauge('audit', place.write('cohort.csv', csvOf(rows)))
    expect([safe.code, safe.out]).toEqual([0, expect.stringContaining('safe: none of')])
    const lines = csvOf(rows).split('\n')
    const at = lines.findIndex(
      (line) => line.startsWith('all,') && line.includes(',tier,') && line.endsWith(',no'),
    )
    const cells = (lines[at] ?? '').split(',')
    lines[at] = [...cells.slice(0, 10), '', '', '', '', 'yes'].join()
    const leaking = await mindgauge('audit', place.write('leak.csv', lines.join('\n')))
    expect([leaking.code, leaking.out]).toEqual([
      1,
      expect.stringContaining(`leak.csv row ${at}: all | all`),
    ])
    const json = await mindgauge('audit', place.path('leak.csv'), '--json')
    expect(JSON.parse(json.out)).toMatchObject({
      safe: false,
      leaks: [{ file: 'leak.csv', row: at }],
    })
  })
  it('refuses another table, and numbers that contradict each other are said', async () => {
    const other = await mindgauge('audit', place.write('other.csv', 'a,b\n1,2\n'))
    expect([other.code, other.err]).toEqual([
      3,
      expect.stringContaining('a column with the header level'),
    ])
    const table =
      'level,group,measure,category,n,count\nall,all,tier,red,10,3\nall,all,tier,none,10,6\n'
    const wrong = await mindgauge('audit', place.write('wrong.csv', table))
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('contradict')])
  })
})
