import { afterAll, expect, it } from 'vitest'
import { place, screened } from './pilot-screening.js'
import { csv } from './sheets.js'

afterAll(place.remove)

const TEXT = csv(
  { student: '1', class: '2026-07-01' },
  { student: '2', class: '7-1' },
  { student: '3', class: '1-Jul' },
)

it('a class that a spreadsheet turned into a date is said with its row, and stays as it is', async () => {
  const run = await screened(TEXT)
  expect(run.code).toBe(1)
  expect(run.table('students.csv').map((row) => row['class'])).toEqual([
    '2026-07-01',
    '7-1',
    '1-Jul',
  ])
  const said = run.table('issues.csv').filter(({ code }) => code === 'class-is-date')
  expect(said.map(({ row, column, severity }) => [row, column, severity])).toEqual([
    ['1', 'class', 'warning'],
    ['3', 'class', 'warning'],
  ])
  expect(run.out + run.err).not.toContain('2026-07-01')
})

it('in a roster too, and in Chinese', async () => {
  const roster = place.write('roster.csv', '学号,学校,年级,班级\n1,North,8,7月1日\n2,North,8,7-1\n')
  const run = await screened(
    csv({ student: '1' }, { student: '2' }),
    '--roster',
    roster,
    '--lang',
    'zh',
  )
  expect(run.err).toContain('班级变成了日期')
})
