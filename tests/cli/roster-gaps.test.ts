import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { inEveryFormat } from '../support/table-formats.js'
import { PILOT, place, screened } from './rostered-screening.js'
import { mindgauge } from './run-command.js'
import { csv } from './sheets.js'

afterAll(place.remove)

const COLUMNS = ['student', 'school', 'grade', 'class', 'sex'] as const
const student = (at: number) => ({
  student: String(2001 + at),
  school: at % 2 === 0 ? 'North' : 'South',
  grade: String(7 + (at % 3)),
  class: '1',
  sex: at % 4 < 2 ? 'female' : 'male',
})
const ENROLLED = 60
const ANSWERED = 48
const sheets = csv(...Array.from({ length: ANSWERED }, (_, at) => student(at)))

/** A roster with some of the columns, or with cells of one left empty where `isBlank`. */
const rosterOf = (columns: readonly (typeof COLUMNS)[number][], isBlank = (_: number) => false) =>
  [
    columns.join(','),
    ...Array.from({ length: ENROLLED }, (_, at) =>
      columns.map((name) => (isBlank(at) && name !== 'student' ? '' : student(at)[name])).join(','),
    ),
  ].join('\n')

/** Groups of a level in coverage.csv: enrolled, answered and missing. */
async function groups(roster: string, level: string, ...words: readonly string[]) {
  const run = await screened({ sheets, roster, words })
  const rows = run.table('coverage.csv').filter((row) => row['level'] === level)
  const counts = rows.map((row) => [
    row['group'],
    ...['n_enrolled', 'n_answered', 'n_missing'].map((name) => Number(row[name])),
  ])
  return { run, counts }
}

describe('a roster without grades', () => {
  const roster = rosterOf(['student', 'school', 'class', 'sex'])

  it('counts who answered as enrolled in the grade of the sheet, and nobody in none who answered', async () => {
    const { run, counts } = await groups(roster, 'grade')
    expect(counts).toEqual([
      ['?', 12, 0, 12],
      ['7', 16, 16, 0],
      ['8', 16, 16, 0],
      ['9', 16, 16, 0],
    ])
    expect(run.accounting()).toMatchObject({ enrolled: 60, answered: 48, missing: 12 })
  })

  it('is a warning, as nobody knows the grades of those who are missing', async () => {
    const { run } = await groups(roster, 'grade')
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/warning: .*roster.csv.*grade.*who has no sheet belongs to no group/)
  })

  it('is said in Chinese too', async () => {
    const { run } = await groups(roster, 'grade', '--lang', 'zh')
    expect(run.err).toContain('未交答卷者无法归入该列的任何组')
  })

  it('leaves the schools as they are with grades', async () => {
    const whole = await groups(rosterOf(COLUMNS), 'school')
    const without = await groups(roster, 'school')
    expect(without.counts).toEqual(whole.counts)
    expect(whole.run.code).toBe(0)
  })
})

describe('a roster with some cells empty', () => {
  it('counts those students where their sheets say, and no group has more sheets than students', async () => {
    const roster = rosterOf(COLUMNS, (at) => at % 5 === 0)
    for (const level of ['all', 'grade', 'school']) {
      const { counts } = await groups(roster, level)
      const sum = (at: number) => counts.reduce((all, row) => all + Number(row[at]), 0)
      expect([sum(1), sum(2), sum(3)], level).toEqual([60, 48, 12])
      for (const [group, enrolled, answered, missing] of counts)
        expect(Number(enrolled), `${level} ${group}`).toBe(Number(answered) + Number(missing))
    }
  })

  it('counts by sex, too, where the roster has none', async () => {
    const columns = ['student', 'school', 'grade', 'class'] as const
    const run = await screened({ sheets, roster: rosterOf(columns) })
    const rows = run
      .table('cohort.csv')
      .filter(
        ({ level, measure, category, sheets: which }) =>
          level === 'all' && measure === 'quality' && category === 'valid' && which === 'all',
      )
    const enrolled = Object.fromEntries(rows.map((row) => [row['sex'], row['n_enrolled']]))
    expect(enrolled).toMatchObject({ all: '60', female: '24', male: '24' })
  })
})

describe('--only by a level that the roster lacks', () => {
  const roster = rosterOf(['student', 'grade', 'class', 'sex'])

  it('warns, and counts those whose sheets say that they belong', async () => {
    const { run } = await groups(roster, 'all', '--only', 'school=North')
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/warning: .*school.*who has no sheet belongs to no group/)
    expect(run.accounting()).toMatchObject({ enrolled: 24, answered: 24, missing: 0 })
  })

  it('says nothing of it where nobody chose by the level', async () => {
    const { run } = await groups(roster, 'all')
    expect(run.code).toBe(0)
  })

  it('refuses names that objects have from birth', async () => {
    const run = await screened({ sheets, roster, words: ['--only', 'constructor=x'] })
    expect(run.code).toBe(3)
    expect(run.err).toContain('constructor')
  })
})

describe('a roster in any format', () => {
  const table = rosterOf(COLUMNS)
    .split('\n')
    .map((line) => line.split(','))

  it('gives what the same roster in CSV gives', async () => {
    const ofCsv = await groups(rosterOf(COLUMNS), 'grade')
    const protocol = place.write('pilot.json', JSON.stringify(PILOT))
    const file = place.write('sheets.csv', sheets)
    for (const [ending, bytes] of Object.entries(await inEveryFormat(table))) {
      const roster = place.write(`roster.${ending}`, bytes)
      const out = place.path(`out-${ending}`)
      const words = ['--roster', roster, '--protocol', protocol, '--out', out]
      const run = await mindgauge('screen', file, ...words)
      expect(run.code, `${ending} ${run.err}`).toBe(0)
      expect(readFileSync(`${out}/coverage.csv`, 'utf8'), ending).toBe(
        ofCsv.run.text('coverage.csv'),
      )
      expect(readFileSync(`${out}/missing.csv`, 'utf8'), ending).toBe(ofCsv.run.text('missing.csv'))
    }
  })

  it('matches numbers with blanks, full-width digits and the artefacts of a spreadsheet', async () => {
    const written = ['２００１', ' 2002 ', '2003.0', '\u3000２００４\u3000', '2005\u00a0', '"2006"']
    const roster = `student,school,grade\n${written.map((one) => `${one},North,8\n`).join('')}`
    const some = csv(...written.map((_, at) => ({ student: String(2001 + at), school: 'North' })))
    const run = await screened({ sheets: some, roster })
    expect(run.accounting()).toMatchObject({ enrolled: 6, answered: 6, missing: 0 })
    expect(run.accounting()).toMatchObject({ unknownToRoster: 0 })
  })

  it('takes schools and classes with blanks around them as the same, full-width ones too', async () => {
    const names = ['North School', ' North School', 'North School\u3000', '\u3000North School ']
    const roster = `student,school,grade,class\n${names.map((name, at) => `${2001 + at},${name},8,1\n`).join('')}`
    const some = csv(
      ...names.map((_, at) => ({ student: String(2001 + at), school: names[(at + 1) % 4] ?? '' })),
    )
    const run = await screened({ sheets: some, roster })
    expect(run.accounting()).toMatchObject({ changed: 0 })
    expect(new Set(run.table('students.csv').map(({ school }) => school)).size).toBe(1)
  })
})
