import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { all, cells, csv, HEADER, PHQA, type TestSheet } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
afterAll(place.remove)

let runs = 0

/** Screens a text by the pilot protocol into a folder of its own. */
async function screened(text: string | Uint8Array, ...more: readonly string[]) {
  const folder = `run-${++runs}`
  const file = place.write(`sheets-${runs}.csv`, text)
  const words = ['screen', file, '--protocol', PILOT, '--out', place.path(folder), ...more]
  const ended = await mindgauge(...words)
  return {
    ...ended,
    folder,
    table: (name: string) => records(place.read(`${folder}/${name}`)),
    accounting: () => JSON.parse(place.read(`${folder}/summary.json`)).accounting,
  }
}

const sheets = (...some: readonly TestSheet[]) => screened(csv(...some))

/** What stands in the way: exit code 3, what is said, nothing written, no folder left behind. */
function expectNothingWritten(
  run: {
    readonly code: number
    readonly err: string
    readonly out: string
    readonly folder: string
  },
  ...says: readonly (string | RegExp)[]
): void {
  expect(run.code).toBe(3)
  for (const said of says) expect(run.err).toMatch(said)
  expect(run.err).toContain('nothing was written')
  expect(run.out).toBe('')
  expect(place.has(run.folder)).toBe(false)
  expect(place.list('.').filter((name) => name.startsWith('.'))).toEqual([])
}

/** Data issues: exit code 1, every file there, and every row accounted for. */
function expectAccounted(
  run: Awaited<ReturnType<typeof screened>>,
  rows: number,
  scored: number,
): void {
  expect(run.code).toBe(1)
  expect(run.accounting()).toMatchObject({ rows, scored, rejected: rows - scored })
  expect(run.out).toContain(`rows in     ${rows} = ${scored} scored + ${rows - scored} rejected`)
  expect(run.table('students.csv')).toHaveLength(scored)
  expect(run.table('rejected.csv')).toHaveLength(rows - scored)
}

describe('files that cannot be used: exit code 3, nothing written', () => {
  it('no such file', async () => {
    const words = ['screen', place.path('nowhere.csv'), '--protocol', PILOT]
    const ended = await mindgauge(...words, '--out', place.path('nowhere'))
    expectNothingWritten({ ...ended, folder: 'nowhere' }, 'nowhere.csv: no such file')
  })

  it('an empty file', async () => {
    expectNothingWritten(await screened(''), /file is empty/)
  })

  it('a header only', async () => {
    expectNothingWritten(await screened(csv()), /a header and no rows/)
  })

  it('an item column twice', async () => {
    const text = csv({}).replace('phqa_2', 'phqa_1')
    expectNothingWritten(await screened(text), /phqa_1: the same column twice/)
  })

  it('item columns missing, each of them named', async () => {
    const text = csv({}).replace('phqa_2', 'a').replace('gad7_7', 'b')
    expectNothingWritten(
      await screened(text),
      /phqa_2: item column is missing/,
      /gad7_7: item column is missing/,
    )
  })

  it('no column of students', async () => {
    expectNothingWritten(
      await screened(csv({}).replace('student', 'pupil')),
      /student: column is missing/,
    )
  })

  it('a column that the map names and the file lacks, with the nearest header', async () => {
    const map = place.write('map.json', JSON.stringify({ columns: { student: 'Pupil' } }))
    const text = csv({}).replace('student', 'Pupils')
    expectNothingWritten(
      await screened(text, '--map', map),
      /student: column is missing: expected the column "Pupil"; nearest: Pupils/,
    )
  })

  it('a faulty column map, with its place', async () => {
    const map = place.write('bad-map.json', JSON.stringify({ columns: { sex: 7 } }))
    expectNothingWritten(await screened(csv({}), '--map', map), /bad-map.json, \/columns\/sex/)
  })

  it('none of the protocol’s instruments', async () => {
    expectNothingWritten(await screened('student,grade\n1,8\n'), /phqa_1/, /gad7_1/)
  })

  it('an unknown protocol, with the nearest names', async () => {
    const ended = await mindgauge(
      'screen',
      place.write('some.csv', csv({})),
      '--protocol',
      'cn-grades-4-12-card',
      '--out',
      place.path('unknown'),
    )
    expectNothingWritten(
      { ...ended, folder: 'unknown' },
      /unknown protocol.*nearest: cn-grades-4-12-cards/,
    )
  })

  it('a faulty protocol, every fault with its place', async () => {
    const protocol = JSON.parse(readFileSync(PILOT, 'utf8'))
    protocol.rules[1].tier = 'purple'
    protocol.rules[2].when.scale = 'totals'
    const file = place.write('faulty.json', JSON.stringify(protocol))
    const text = place.write('fine.csv', csv({}))
    const words = ['screen', text, '--protocol', file, '--out', place.path('faulty')]
    expectNothingWritten(
      { ...(await mindgauge(...words)), folder: 'faulty' },
      /faulty.json, \/rules\/1\/tier.*received purple/,
    )
    protocol.rules[1].tier = 'red'
    place.write('faulty.json', JSON.stringify(protocol))
    expectNothingWritten(
      { ...(await mindgauge(...words)), folder: 'faulty' },
      /\/rules\/2\/when.*received totals/,
    )
  })

  it('a protocol with an unknown instrument, with the nearest names', async () => {
    const text = readFileSync(PILOT, 'utf8').replaceAll('"gad-7"', '"gad7"')
    const file = place.write('unknown-instrument.json', text)
    const sheets = place.write('fine.csv', csv({}))
    const out = place.path('unknown-instrument')
    const ended = await mindgauge('screen', sheets, '--protocol', file, '--out', out)
    expectNothingWritten(
      { ...ended, folder: 'unknown-instrument' },
      /unknown instrument.*nearest: gad-7/,
    )
  })

  it('a protocol that is not JSON, with line and column', async () => {
    const file = place.write('broken.json', '{\n  "id": }')
    const text = place.write('fine.csv', csv({}))
    const ended = await mindgauge('screen', text, '--protocol', file, '--out', place.path('broken'))
    expectNothingWritten({ ...ended, folder: 'broken' }, /broken.json.*line 2/)
  })

  it('an output folder that is a file', async () => {
    place.write('taken', 'mine')
    const text = place.write('fine.csv', csv({}))
    const ended = await mindgauge('screen', text, '--protocol', PILOT, '--out', place.path('taken'))
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/taken: output cannot be written/)
    expect(place.read('taken')).toBe('mine')
  })

  it('an output folder below a file', async () => {
    place.write('leaf', 'mine')
    const text = place.write('fine.csv', csv({}))
    const out = place.path('leaf/results')
    const ended = await mindgauge('screen', text, '--protocol', PILOT, '--out', out)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/output cannot be written/)
    expect(place.read('leaf')).toBe('mine')
  })

  it('says the same as JSON with --json', async () => {
    const run = await screened('', '--json')
    expect(run.code).toBe(3)
    expect(JSON.parse(run.out).issues).toMatchObject([{ code: 'file-empty', severity: 'error' }])
  })
})

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

describe('score', () => {
  const scored = (...words: readonly string[]) =>
    mindgauge('score', ...words, '--out', place.path('scored.csv'))

  it.each([
    ['an unknown instrument', 'phq9', /unknown instrument.*nearest: phq-9/],
    ['an unknown variant', 'gad-7@nowhere', /unknown variant/],
    ['a file that is not there', './nowhere.json', /nowhere.json: no such file/],
  ])('%s: exit code 3, nothing written', async (_, instrument, said) => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', instrument)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(said)
    expect(place.has('scored.csv')).toBe(false)
  })

  it('a faulty instrument: every fault with its place', async () => {
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    document.scoring.scales[0].items[3] = 'gad7_44'
    document.scoring.scales[0].source = 'nobody-2000'
    const instrument = place.write('mine.json', JSON.stringify(document))
    const ended = await scored(place.write('fine.csv', csv({})), '--instrument', instrument)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/mine.json, \/scoring\/scales\/0\/items\/3.*received gad7_44/)
    expect(ended.err).toMatch(/mine.json, \/scoring\/scales\/0\/source.*received nobody-2000/)
  })

  it('a faulty norm table: every fault with its place', async () => {
    const table = JSON.parse(readFileSync('norms/rcads-25/us-1998.json', 'utf8'))
    table.metric = 'zz'
    const norms = place.write('norms.json', JSON.stringify(table))
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'rcads-25', '--norms', norms)
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/norms.json, \/metric.*received "zz"/)
  })

  it('norms of another instrument', async () => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'gad-7', '--norms', 'rcads-47/us-1998')
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/expected norms of gad-7, received rcads-47\/us-1998/)
  })

  it('an informant that the instrument does not have', async () => {
    const file = place.write('fine.csv', csv({}))
    const ended = await scored(file, '--instrument', 'gad-7', '--informant', 'teacher')
    expect(ended.code).toBe(3)
    expect(ended.err).toMatch(/expected one of self, received teacher/)
  })

  it('no column of grades and no roster: said, since no tier can be determined', async () => {
    const run = await screened(csv({}).replace('grade', 'grad'))
    expect(run.code).toBe(1)
    expect(run.err).toContain('expected a column grade')
  })

  it('a blank grade is said', async () => {
    const run = await screened(csv({ grade: '' }))
    expect(run.table('students.csv')).toMatchObject([{ grade: '' }])
    expect(run.table('issues.csv')).toMatchObject([
      { row: '1', column: 'grade', code: 'grade-unknown' },
    ])
  })

  it('a grade that is none is said once', async () => {
    const run = await screened(csv({ grade: 'three' }))
    expect(run.table('issues.csv').map(({ code }) => code)).toEqual(['grade-unknown'])
  })

  it('a sheet without a student is rejected and not listed a second time', async () => {
    const run = await screened(csv({ student: '' }))
    expect(run.table('rejected.csv')).toMatchObject([{ row: '1', code: 'student-missing' }])
    expect(run.table('issues.csv')).toEqual([])
  })
})
