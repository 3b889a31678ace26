import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpack } from '../report/office/unpack.js'
import { mindgauge, workplace } from './run-command.js'
import { cellsOf, LISTS, namedIn, screenTwoDistricts, twins } from './two-districts.js'

const place = workplace()
afterAll(place.remove)

const NAMES = ['District 1 School 1', 'West-East School 1']
let roster: string
let results: string
/** Students by district, as the roster has them. */
const students = new Map<string, Set<string>>()

const cells = (name: string): string[][] => cellsOf(place.read(name))

beforeAll(async () => {
  const made = await screenTwoDistricts(place, 'term', twins)
  ;({ roster, folder: results } = made)
  for (const [student = '', district = ''] of cells('term-roster.csv').slice(1))
    students.set(district, (students.get(district) ?? new Set()).add(student))
  expect([...students.keys()].sort()).toEqual(['District 1', 'West/East'])
}, 60_000)

describe('schools of one name in two districts, whose results have the district', () => {
  it('every list names the district before the school, as the roster has it', () => {
    let rows = 0
    for (const list of LISTS) {
      const [header = [], ...records] = cells(`term/${list}.csv`)
      expect(header.slice(header.indexOf('student'), header.indexOf('student') + 3)).toEqual([
        'student',
        'district',
        'school',
      ])
      for (const record of records) {
        const [student = '', district = ''] = record.slice(header.indexOf('student'))
        expect(students.get(district)).toContain(student)
        rows++
      }
    }
    expect(rows).toBeGreaterThan(60)
  })

  it('each has a page, which names its own students and nobody else', async () => {
    const out = place.path('pages')
    const run = await mindgauge(
      ...['report', results, '--roster', roster, '--level', 'school', '--role', 'specialist'],
      ...['--out', out],
    )
    expect([run.code, run.err]).toEqual([0, ''])
    expect(place.list('pages/schools')).toEqual(NAMES.map((name) => `${name}.html`))
    for (const [index, own] of [...students.values()].entries()) {
      const text = place.read(`pages/schools/${NAMES[index]}.html`)
      expect(text).toContain(['District 1 School 1', 'West/East School 1'][index])
      const named = namedIn(text)
      expect(named.size).toBeGreaterThan(0)
      for (const student of named) expect(own).toContain(student)
    }
  }, 60_000)

  it('one of them can be asked for', async () => {
    const pages = async (name: string, unit: string): Promise<string[]> => {
      await mindgauge(
        ...['report', results, '--level', 'school', '--role', 'specialist', '--unit', unit],
        ...['--out', place.path(name)],
      )
      return place.list(`${name}/schools`)
    }
    expect(await pages('both', 'School 1')).toHaveLength(2)
    expect(await pages('one', 'West/East/School 1')).toEqual([`${NAMES[1]}.html`])
  }, 60_000)

  it('students have their pages in the folder of their own school', async () => {
    await mindgauge(
      ...['report', results, '--level', 'student', '--role', 'specialist', '--threads', '1'],
      ...['--out', place.path('each')],
    )
    expect(place.list('each/students')).toEqual(NAMES)
    for (const [index, own] of [...students.values()].entries()) {
      const files = readdirSync(place.path(`each/students/${NAMES[index]}`), { recursive: true })
      const named = namedIn(files.map(String).join(' '))
      expect(named.size).toBeGreaterThan(0)
      for (const student of named) expect(own).toContain(student)
    }
  }, 60_000)

  it('each has working files of its own, and a responsible person of its own', async () => {
    const who = place.write(
      'responsible.csv',
      'district,school,responsible\nDistrict 1,School 1,Ms Zhao\nWest/East,School 1,Mr Qian\n',
    )
    const words = ['--roster', roster, '--from', '2026-11-22', '--responsible', who]
    const run = await mindgauge(
      ...['worklists', results, '--role', 'specialist', ...words, '--out', place.path('work')],
    )
    expect(run.code, run.err).toBe(0)
    expect(place.list('work/worklists')).toEqual(NAMES)
    expect(place.list(`work/worklists/${NAMES[0]}/by-person`)).toEqual(['Ms Zhao.xlsx'])
    expect(place.list(`work/worklists/${NAMES[1]}/by-person`)).toEqual(['Mr Qian.xlsx'])
    const any = place.write('any.csv', 'school,responsible\nSchool 2,Ms Li\nSchool 1,Mr Sun\n')
    const untold = await mindgauge(
      ...['worklists', results, '--role', 'specialist', '--from', '2026-11-22'],
      ...['--responsible', any, '--out', place.path('any-school')],
    )
    expect(untold.err).toMatch(/any\.csv.* 2.*school.*stands for each of them/)
    expect(untold.err.split('each of them')).toHaveLength(2)
    const one = await mindgauge(
      ...['worklists', results, '--role', 'specialist', ...words],
      ...['--unit', 'District 1/School 1', '--out', place.path('one-school')],
    )
    expect(one.code, one.err).toBe(0)
    expect(place.list('one-school/worklists')).toEqual([NAMES[0]])
  }, 60_000)

  it('a student of a follow-up file without a sheet is at the school of the roster or of the district that is named, else at none', async () => {
    const [header = [], ...absent] = cells('term/missing.csv')
    const [missing = ''] =
      absent.find((row) => row[header.indexOf('district')] === 'West/East') ?? []
    const kept = place.write(
      'kept.csv',
      [
        '学号,区县,学校,备注',
        `${missing},,School 1,at the one of the roster`,
        '2026099991,,School 1,at either',
        '2026099992,West/East,School 1,at the one of the district',
        '2026099993,,District 1 School 1,at the one that is called so',
        '2026099994,Nowhere,School 1,at either',
        '',
      ].join('\n'),
    )
    const words = [
      '--role',
      'specialist',
      '--from',
      '2026-11-22',
      '--follow-up',
      kept,
      '--lang',
      'zh',
    ]
    const out = place.path('kept-work')
    const run = await mindgauge('worklists', results, ...words, '--out', out)
    expect(run.code).toBe(1)
    const said = run.err.split('\n').filter((line) => line.includes('未归入任何一所学校的文件夹'))
    expect(said).toHaveLength(2)
    for (const [index, row] of [2, 5].entries())
      expect(said[index]).toMatch(new RegExp(`kept\\.csv.*${row}.*学校.*同时写明区县`))
    expect(run.err).not.toContain('20260999')
    expect(place.list('kept-work/worklists')).toEqual([NAMES[0], NAMES[1], 'unnamed'])
    const inFolder = async (name: string): Promise<string[]> => {
      const form = await unpack(place.path(`kept-work/worklists/${name}/follow-up.xlsx`))
      const named = namedIn([...form.values()].join(' '))
      return [missing, ...[1, 2, 3, 4].map((digit) => `202609999${digit}`)].filter((one) =>
        named.has(one),
      )
    }
    expect(await inFolder(NAMES[0] as string)).toEqual(['2026099993'])
    expect(await inFolder(NAMES[1] as string)).toEqual([missing, '2026099992'])
    expect(await inFolder('unnamed')).toEqual(['2026099991', '2026099994'])
  }, 60_000)

  it('the statistics form has a row for each', async () => {
    const words = ['--role', 'district', '--from', '2026-11-22', '--out', place.path('form')]
    expect((await mindgauge('worklists', results, ...words)).code).toBe(0)
    const form = await unpack(place.path('form/worklists/crisis-statistics.xlsx'))
    const text = [...form.values()].join('')
    for (const name of ['District 1 School 1', 'West/East School 1']) expect(text).toContain(name)
  }, 60_000)

  it('are told apart without a roster, too', async () => {
    const out = place.path('rosterless')
    const answers = place.path('term.csv')
    const rules = ['--protocol', 'cn-grades-7-9-cards', '--out', out]
    expect((await mindgauge('screen', answers, ...rules)).code).toBe(0)
    const words = ['--role', 'specialist', '--from', '2026-11-22', '--out', place.path('work-2')]
    expect((await mindgauge('worklists', out, ...words)).code).toBe(0)
    expect(place.list('work-2/worklists')).toEqual(NAMES)
  }, 60_000)

  it('students of whom nobody knows at which of them they are have a folder that is called as none', async () => {
    const rows = cells('term.csv')
    const at = rows[0]?.indexOf('district') ?? -1
    for (const row of rows.slice(1, 6)) row[0] = `9${row[0]}`
    const sheets = rows.map((row) => row.filter((_, index) => index !== at).join(','))
    const answers = place.write('unplaced.csv', `${sheets.join('\n')}\n`)
    const out = place.path('unplaced')
    const rules = ['--protocol', 'cn-grades-7-9-cards', '--roster', roster, '--out', out]
    expect((await mindgauge('screen', answers, ...rules)).code).toBe(1)
    const work = async (name: string, ...words: readonly string[]): Promise<string[]> => {
      const own = ['--role', 'specialist', '--from', '2026-11-22', ...words]
      expect((await mindgauge('worklists', out, ...own, '--out', place.path(name))).code).toBe(0)
      return place.list(`${name}/worklists`)
    }
    const names = [NAMES[0], 'School 1 (district not given)', NAMES[1]]
    expect(await work('unplaced-work')).toEqual(names)
    expect(await work('unplaced-one', '--unit', 'School 1 (district not given)')).toEqual([
      names[1],
    ])
    expect(await work('unplaced-zh', '--lang', 'zh')).toContain('School 1（区县未填写）')
    const pages = [
      '--level',
      'school',
      '--role',
      'specialist',
      '--out',
      place.path('unplaced-pages'),
    ]
    expect((await mindgauge('report', out, ...pages)).code).toBe(0)
    expect(place.list('unplaced-pages/schools')).toEqual(names.map((name) => `${name}.html`))
  }, 60_000)
})
