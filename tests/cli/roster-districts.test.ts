import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { csv } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const PILOT = JSON.parse(readFileSync('tests/cli/fixtures/pilot.json', 'utf8'))
const PROTOCOL = { ...PILOT, levels: ['district', 'school', 'grade', 'class'] }
const HEADER = 'student,district,school,grade,class,sex\n'

async function groups(name: string, roster: string): Promise<string[]> {
  const sheets = csv({}, { student: '9999', school: 'North' }, { student: '9998', school: 'Far' })
  await mindgauge(
    ...['screen', place.write(`${name}.csv`, sheets), '--out', place.path(name)],
    ...['--protocol', place.write(`${name}.json`, JSON.stringify(PROTOCOL))],
    ...['--roster', place.write(`${name}-roster.csv`, HEADER + roster)],
  )
  const rows = records(place.read(`${name}/cohort.csv`))
  return [
    ...new Set(
      rows.flatMap((row) => (row['level'] === 'district/school' ? [row['group'] ?? ''] : [])),
    ),
  ]
}

it('a student whom the roster does not have is in the district of the school that the sheet names', async () => {
  expect(await groups('one', '1001,East,North,8,1,male\n1002,East,North,8,1,male\n')).toEqual([
    '?/Far',
    'East/North',
  ])
})

it('but in none where the roster has the school in two districts', async () => {
  const found = await groups('two', '1001,East,North,8,1,male\n1002,West,North,8,1,male\n')
  expect(found).toContain('?/North')
})

it('says in which row of the roster a school has no district that it has elsewhere', async () => {
  const roster =
    '1001,East,North,8,1,male\n1002,,North,8,1,male\n1003,,North,8,2,male\n1004,,Far,8,1,male\n'
  await groups('blank', roster)
  const found = records(place.read('blank/issues.csv')).filter(
    ({ column }) => column === 'district',
  )
  expect(found).toEqual([
    {
      ...{ file: 'blank-roster.csv', row: '2', column: 'district' },
      ...{ code: 'cell-unreadable', severity: 'warning' },
      expected: 'the district that other rows of the same school have',
      received: 'nothing in 2 rows; fill it in, or the school is counted as two',
    },
  ])
  await groups('told', '1001,East,North,8,1,male\n1002,East,North,8,1,male\n')
  expect(place.read('told/issues.csv')).not.toContain('district')
})

it('a sheet of nobody in the roster is in the class that the roster calls otherwise', async () => {
  const roster = '1001,East,North,8,1,male\n1002,East,North,8,2,male\n1003,East,South,8,3,male\n'
  const strange = (student: string, ofClass: string, school = 'North') => ({
    ...{ student, school, class: ofClass },
    phqa: [0, 0, 0, 0, 0, 0, 0, 0, 1],
  })
  const sheets = csv(
    strange('9999', '八年级(1)班'),
    strange('', '2班'),
    strange('9998', '3班'),
    strange('9997', '3班', 'South'),
  )
  await mindgauge(
    ...['screen', place.write('classes.csv', sheets), '--out', place.path('classes')],
    ...['--protocol', place.write('classes.json', JSON.stringify(PROTOCOL))],
    ...['--roster', place.write('classes-roster.csv', HEADER + roster)],
  )
  const found = records(place.read('classes/crisis.csv'))
  // North has no class 3 in the roster, so its own name stays.
  expect(found.map((row) => row['class'])).toEqual(['1', '2', '3班', '3'])
})
