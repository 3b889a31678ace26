import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, type Workplace, workplace } from '../cli/run-command.js'
import { sheetRows, unpack } from './office/unpack.js'
import { filesBelow } from './report-term.js'

let place: Workplace
beforeAll(async () => {
  place = workplace()
  place.write('answers.csv', [HEADER, ...SHEETS, ''].join('\n'))
  place.write('roster.csv', [ROSTER_HEADER, ...ROSTER, ''].join('\n'))
  const screened = await mindgauge(
    ...['screen', place.path('answers.csv'), '--roster', place.path('roster.csv'), '--lang', 'zh'],
    ...['--protocol', 'cn-grades-7-9-cards', '--out', place.path('results')],
  )
  expect(screened.code, screened.err).toBe(1)
}, 60_000)
afterAll(() => place.remove())

const items = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}_${index + 1}`)
const HEADER = [
  ...['student', 'school', 'grade', 'class', 'sex', 'seconds'],
  ...[...items('phqa', 9), ...items('gad7', 7), ...items('ais', 8)],
].join()
/** All answers the lowest but that of the crisis item, PHQ-A 9. */
const sheet = (student: string, grade: number, crisis: number): string =>
  [
    ...[student, '一中', grade, 1, 'female', 200],
    ...Array.from({ length: 24 }, (_, index) => (index === 8 ? crisis : 0)),
  ].join()
const SHEETS = [
  // The crisis item stands on the sheet of 甲 that does not count, twice on those of 丁.
  sheet('s-01', 7, 3),
  sheet('s-01', 7, 0),
  sheet('s-02', 7, 0),
  // 丙 answered in a grade that does not take part; the roster does not say which it is.
  sheet('s-03', 6, 2),
  sheet('s-04', 8, 1),
  sheet('s-04', 8, 0),
  sheet('', 8, 2),
  sheet('', 8, 3),
]
const ROSTER_HEADER = 'student,school,grade,class,sex,name'
const ROSTER = [
  's-01,一中,7,1,female,学生甲',
  's-02,一中,7,1,female,学生乙',
  's-03,一中,,,female,学生丙',
  's-04,一中,8,1,female,学生丁',
]

/** Pages of a role and level, by the path of each. */
async function pages(role: string, level: string): Promise<ReadonlyMap<string, string>> {
  const out = `${role}-${level}`
  const made = await mindgauge(
    ...['report', place.path('results'), '--role', role, '--level', level, '--lang', 'zh'],
    ...['--roster', place.path('roster.csv'), '--out', place.path(out)],
  )
  expect(made.code, made.err).toBeLessThan(2)
  return new Map(filesBelow(place.path(out)).map(({ path, text }) => [path, text]))
}

/** The row of a student in a list of a page: its HTML, '' where it is not there. */
function rowOf(html: string, list: string, name: string): string {
  const table = html.split(`id="table-list-${list}"`)[1]?.split('</table>')[0] ?? ''
  return table.split('<tr').find((row) => row.includes(name)) ?? ''
}

const USUAL = '保持已有的好做法'
const RED = '红卡（24 小时内）'

describe('a crisis item on a sheet that does not count', () => {
  it.each([
    ['class-teacher', 'class', '7-1'],
    ['specialist', 'class', '7-1'],
    ['specialist', 'grade', '7'],
    ['specialist', 'school', '一中'],
  ])('puts its student in red on the list of the %s for a %s', async (role, level, file) => {
    const found = [...(await pages(role, level))].find(([path]) => path.endsWith(`/${file}.html`))
    const html = found?.[1] ?? ''
    expect(rowOf(html, 'care', '学生甲')).toContain(RED)
    expect(rowOf(html, 'care', '学生乙')).toBe('')
    if (role === 'specialist') expect(rowOf(html, 'crisis', '学生甲')).toContain('几乎每天')
    else expect(html).not.toMatch(/几乎每天|自伤|crisis/)
  })

  it('asks on the page of its student for what the crisis rule asks for', async () => {
    const [, html = ''] = [...(await pages('specialist', 'student'))].find(([path]) =>
      path.includes('s-01'),
    ) ?? ['', '']
    expect(html).toContain('24 小时内')
    expect(html).toContain('当日面谈并评估安全')
  })

  it('never lets a family read that nothing is to be done', async () => {
    const found = await pages('family', 'student')
    const of = (student: string): string =>
      [...found].find(([path]) => path.includes(student))?.[1] ?? ''
    expect(of('s-02')).toContain(USUAL)
    for (const student of ['s-01', 's-04']) expect(of(student)).not.toContain(USUAL)
  })
})

describe('a crisis item of a student without any sheet that counts', () => {
  it('puts the student on the list to care for as well', async () => {
    const html = [...(await pages('specialist', 'school')).values()].join('')
    expect(rowOf(html, 'care', '学生丙')).toContain(RED)
  })
})

describe('crisis items of sheets without a student number', () => {
  it('are each a row to be followed up, with the place of the sheet', async () => {
    const out = place.path('office')
    const made = await mindgauge(
      ...['worklists', place.path('results'), '--role', 'specialist', '--from', '2026-11-22'],
      ...['--lang', 'zh', '--roster', place.path('roster.csv'), '--out', out],
    )
    expect(made.code, made.err).toBeLessThan(2)
    expect(made.out).toContain('当日面谈 5 人')
    for (const name of ['crisis-list', 'worklist', 'ledger']) {
      const book = await unpack(`${out}/worklists/一中/${name}.xlsx`)
      const rows = [...book]
        .filter(([part]) => part.startsWith('xl/worksheets/'))
        .flatMap(([, text]) => sheetRows(text))
        .map((cells) => cells.join('|'))
      for (const row of [7, 8])
        expect(
          rows.some((cells) => cells.includes(`answers.csv 表头下第 ${row} 行`)),
          `${name} ${row}`,
        ).toBe(true)
    }
  })

  it.each(['specialist', 'class-teacher'])(
    'are on the list to care for of the %s',
    async (role) => {
      const found = [...(await pages(role, 'class'))].find(([path]) => path.endsWith('/8-1.html'))
      const table = (found?.[1] ?? '').split('id="table-list-care"')[1]?.split('</table>')[0] ?? ''
      expect(table.split(RED).length - 1).toBe(3)
      for (const row of [7, 8]) expect(table).toContain(`无学号（answers.csv 表头下第 ${row} 行）`)
      expect(table).not.toContain('crisis.csv')
    },
  )
})
