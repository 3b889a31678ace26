import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { csv, type TestSheet } from './sheets.js'

const place = workplace()
afterAll(place.remove)

let runs = 0

async function screened(sheets: readonly TestSheet[], roster: string) {
  const folder = `run-${++runs}`
  const ended = await mindgauge(
    'screen',
    place.write(`${folder}.csv`, csv(...sheets)),
    '--protocol',
    'tests/cli/fixtures/pilot.json',
    '--roster',
    place.write(`${folder}-roster.csv`, roster),
    '--out',
    place.path(folder),
  )
  const table = (name: string) => records(place.read(`${folder}/${name}`))
  const summary = () => JSON.parse(place.read(`${folder}/summary.json`))
  return { ...ended, table, accounting: () => summary().accounting, summary }
}

const HEADER = 'student,school,grade,class,sex,birth_date\n'

describe('screen --roster', () => {
  it('lists who is enrolled in a grade that takes part and has no sheet', async () => {
    const roster = `${HEADER}1001,North,8,1,female,2012-03-05\n1002,North,8,2,male,2012-01-01\n1003,South,4,1,male,2016-01-01\n`
    const run = await screened([{}], roster)
    expect(run.code).toBe(0)
    expect(run.table('missing.csv')).toEqual([
      { student: '1002', school: 'North', grade: '8', class: '2', sex: 'male' },
    ])
    expect(run.accounting()).toMatchObject({ enrolled: 2, answered: 1, missing: 1 })
    expect(run.out).toContain('2 enrolled, 1 answered, 1 missing, 0 unknown to the roster')
  })

  it('counts a student whose only sheet was rejected as missing', async () => {
    const roster = `${HEADER}1001,North,5,1,female,2012-03-05\n1002,North,8,1,female,2012-03-05\n`
    const run = await screened([{ student: '1001' }], roster)
    expect(run.table('rejected.csv')).toMatchObject([{ code: 'grade-outside-protocol' }])
    expect(run.table('missing.csv').map(({ student }) => student)).toEqual(['1002'])
    expect(run.accounting()).toMatchObject({ enrolled: 1, answered: 0, missing: 1, rejected: 1 })
  })

  it('takes another way to write the same class for no move', async () => {
    const sheets = [{ class: '八年级(1)班' }, { student: '1002', class: '8年级2班' }]
    const run = await screened(sheets, `${HEADER}1001,North,8,1,,\n1002,North,8,1,,\n`)
    expect(run.table('changed.csv').map(({ student }) => student)).toEqual(['1002'])
  })

  it('scores a student who is not in the roster, and says so', async () => {
    const run = await screened([{}, { student: '9' }], `${HEADER}1001,North,8,1,,\n`)
    expect(run.code).toBe(1)
    expect(run.table('students.csv')).toHaveLength(2)
    expect(run.table('issues.csv')).toMatchObject([
      { row: '2', code: 'student-unknown', severity: 'warning' },
    ])
    expect(run.accounting()).toMatchObject({ enrolled: 1, answered: 2, unknownToRoster: 1 })
  })

  it('takes from the roster what the sheet lacks, age included', async () => {
    const blank = { school: '', grade: '', class: '', sex: '', birth_date: '' }
    const run = await screened([blank], `${HEADER}1001,North,7,3,male,2013-09-16\n`)
    expect(run.code).toBe(0)
    expect(run.table('students.csv')).toMatchObject([
      { school: 'North', grade: '7', class: '3', sex: 'male', age: '12' },
    ])
  })

  it('lets the roster win for school, grade and class, the sheet for sex and birth date', async () => {
    const run = await screened([{}], `${HEADER}1001,South,7,9,male,2010-01-01\n`)
    expect(run.code).toBe(1)
    expect(run.table('students.csv')).toMatchObject([
      { school: 'South', grade: '7', class: '9', sex: 'female', age: '14' },
    ])
    expect(
      run
        .table('issues.csv')
        .map(({ code, column }) => `${code} ${column}`)
        .sort(),
    ).toEqual([
      'roster-conflict birth_date',
      'roster-conflict sex',
      'student-moved class',
      'student-moved grade',
      'student-moved school',
    ])
  })

  it('finds a student whose number a spreadsheet has changed', async () => {
    const run = await screened([{ student: '１００１.0' }], `${HEADER}1001,North,8,1,female,\n`)
    expect(run.accounting()).toMatchObject({ missing: 0, unknownToRoster: 0 })
  })

  it('says so where the roster has no column of students, and writes nothing', async () => {
    const run = await screened([{}], 'name,grade\nx,8\n')
    expect(run.code).toBe(3)
    expect(run.err).toMatch(/column is missing: expected a column student/)
  })
})

it('without a roster, missing.csv has its header only and the terminal says that none was given', async () => {
  const out = place.path('none')
  const file = place.write('none.csv', csv({}))
  const words = ['screen', file, '--protocol', 'tests/cli/fixtures/pilot.json', '--out', out]
  const ended = await mindgauge(...words)
  expect(place.read('none/missing.csv')).toBe('student,school,grade,class,sex\n')
  expect(ended.out).toContain('1 answered (no roster given)')
})
