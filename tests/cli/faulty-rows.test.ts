import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { expectAccounted, PILOT, place, screened, sheets } from './pilot-screening.js'
import { mindgauge, records } from './run-command.js'
import { all, cells, csv, GAD7, HEADER, PHQA } from './sheets.js'

afterAll(place.remove)

/** Sheets of one student: nothing answered, one item, and two. */
const BLANK = { phqa: all('', PHQA), gad7: all('', GAD7) }
const ONE = { phqa: [1, ...all('', PHQA).slice(1)], gad7: all('', GAD7) }
const TWO = { phqa: [0, 0, ...all('', PHQA).slice(2)], gad7: all('', GAD7) }

describe('rows that do not count: exit code 1, rejected.csv, rows in = scored + rejected', () => {
  it('ragged rows', async () => {
    const run = await screened(`${csv({}, { student: '2' })}1003,North,8\n`)
    expectAccounted(run, 3, 2)
    expect(run.table('rejected.csv')).toMatchObject([
      { row: '3', code: 'row-ragged', expected: `${HEADER.length} cells`, received: '3' },
    ])
  })

  it('rows without a student', async () => {
    const run = await sheets({}, { student: '', phqa: [0, 0, 0, 0, 0, 0, 0, 0, 3] })
    expectAccounted(run, 2, 1)
    expect(run.table('rejected.csv')).toMatchObject([{ row: '2', code: 'student-missing' }])
    expect(run.table('crisis.csv')).toMatchObject([{ row: '2', student: '', sheet: 'rejected' }])
    expect(run.accounting()).toMatchObject({ crisis: 1, crisisWithoutStudent: 1 })
    expect(run.out).toContain('1 of them are sheets without a student number, each counted as one')
  })

  it('the same student twice: the first counts, or the last, as the protocol says', async () => {
    const twice = csv({ phqa: all(0, PHQA) }, { phqa: all(1, PHQA) })
    const first = await screened(twice)
    expectAccounted(first, 2, 1)
    expect(first.table('students.csv')).toMatchObject([{ row: '1', 'phq-a_total_raw': '0' }])
    expect(first.table('rejected.csv')).toMatchObject([{ row: '2', code: 'student-duplicate' }])
    expect(first.table('crisis.csv')).toMatchObject([{ row: '2', sheet: 'rejected' }])
    const protocol = JSON.parse(readFileSync(PILOT, 'utf8'))
    const file = place.write('last.json', JSON.stringify({ ...protocol, duplicates: 'last' }))
    const out = place.path('last')
    const words = [place.write('twice.csv', twice), '--protocol', file, '--out', out]
    expect((await mindgauge('screen', ...words)).code).toBe(1)
    expect(records(place.read('last/students.csv'))).toMatchObject([
      { row: '2', 'phq-a_total_raw': '9', tier: 'red' },
    ])
    expect(records(place.read('last/rejected.csv'))).toMatchObject([{ row: '1' }])
  })

  it.each([
    ['first', [BLANK, ONE, TWO], '2'],
    ['first', [ONE, BLANK, TWO], '1'],
    ['first', [BLANK, BLANK], '1'],
    ['last', [ONE, TWO, BLANK], '2'],
    ['last', [ONE, BLANK, TWO, BLANK], '3'],
    ['last', [BLANK, BLANK], '2'],
    ['most-complete', [ONE, TWO, BLANK], '2'],
  ])(
    'a sheet without an answer gives way to one with answers, %s',
    async (duplicates, own, row) => {
      const protocol = { ...JSON.parse(readFileSync(PILOT, 'utf8')), duplicates }
      const file = place.write('rule.json', JSON.stringify(protocol))
      const folder = `given-way-${duplicates}-${own.length}-${row}`
      const words = [place.write('own.csv', csv(...own)), '--protocol', file]
      const { code } = await mindgauge('screen', ...words, '--out', place.path(folder))
      expect(code).toBe(1)
      expect(records(place.read(`${folder}/students.csv`)).map((one) => one['row'])).toEqual([row])
      const rejected = records(place.read(`${folder}/rejected.csv`))
      expect(rejected.map((one) => one['code'])).toEqual(
        own.slice(1).map(() => 'student-duplicate'),
      )
    },
  )

  it('a sheet that does not count leaves the place to one that does', async () => {
    const run = await sheets({ grade: '3' }, { grade: '8' })
    expectAccounted(run, 2, 1)
    expect(run.table('students.csv')).toMatchObject([{ row: '2' }])
  })

  it('a grade outside the protocol', async () => {
    const run = await sheets({}, { student: '2', grade: '12' })
    expectAccounted(run, 2, 1)
    expect(run.table('rejected.csv')).toMatchObject([
      { row: '2', column: 'grade', code: 'grade-outside-protocol', received: '12' },
    ])
    expect(run.table('rejected.csv')[0]?.['expected']).toBe('one of 7, 8, 9')
  })

  it('every row rejected still closes the accounts', async () => {
    expectAccounted(await sheets({ grade: '1' }, { grade: '2' }), 2, 0)
  })
})

describe('cells that cannot be used: exit code 1, issues.csv, the row is scored all the same', () => {
  it.each([
    ['a code outside the set', { gad7: [7, 0, 0, 0, 0, 0, 0] }, 'gad7_1', 'item-out-of-range'],
    ['text for an answer', { gad7: ['often', 0, 0, 0, 0, 0, 0] }, 'gad7_1', 'item-not-a-code'],
    ['an unknown sex', { sex: 'x' }, 'sex', 'sex-unknown'],
    ['text for a grade', { grade: 'eight' }, 'grade', 'grade-unknown'],
    ['a date that is none', { birth_date: '2012-02-30' }, 'birth_date', 'date-invalid'],
    ['birth after the test', { birth_date: '2027-01-01' }, '', 'birth-after-test'],
  ] as const)('%s', async (_, sheet, column, code) => {
    const run = await sheets({ student: '1' }, { student: '2', ...sheet })
    expectAccounted(run, 2, 2)
    expect(run.table('issues.csv')).toMatchObject([{ row: '2', code }])
    if (column !== '') expect(run.table('issues.csv')[0]?.['column']).toBe(column)
    expect(run.err).toMatch(/row 2/)
  })

  it('a scale with an answer outside the set has no score and says so', async () => {
    const run = await sheets({ gad7: [7, 0, 0, 0, 0, 0, 0] })
    expect(run.table('students.csv')[0]).toMatchObject({
      'gad-7_total_raw': '',
      notes: 'gad-7.total out-of-range (1 missing)',
    })
  })

  it('an instrument that is due and not in the file, with the number of students', async () => {
    const header = HEADER.filter((name) => !name.startsWith('gad7'))
    const rows = [cells({ student: '1' }), cells({ student: '2', grade: '7' })]
    const text = [header, ...rows.map((row) => row.slice(0, header.length))]
    const run = await screened(text.map((row) => `${row.join(',')}\n`).join(''))
    expectAccounted(run, 2, 2)
    expect(run.table('issues.csv')).toMatchObject([
      { column: 'gad-7', code: 'instrument-absent', severity: 'warning' },
    ])
    expect(run.table('issues.csv')[0]?.['expected']).toContain('for 1 students')
    expect(run.table('students.csv')).toMatchObject([
      { notes: 'gad-7 not-administered', tier: 'undetermined' },
      { notes: '', tier: 'none' },
    ])
  })
})
