import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { score } from '../../src/index.js'
import { loadInstrument } from '../../src/io/catalogue.js'
import { mindgauge, records, workplace } from './run-command.js'

const PROTOCOL = 'cn-grades-4-12-cards'
const place = workplace()
afterAll(place.remove)

type Row = Readonly<Record<string, string>>

let sheets: readonly Row[]
let students: readonly Row[]
let summary: {
  readonly accounting: Readonly<Record<string, number>> & {
    readonly tiers: Readonly<Record<string, number>>
  }
}

beforeAll(async () => {
  const term = place.path('term.csv')
  const roster = place.path('roster.csv')
  const made = ['--protocol', PROTOCOL, '--students', '1500', '--seed', '4', '--out', term]
  expect((await mindgauge('generate', ...made, '--roster', roster)).code).toBe(0)
  const out = place.path('out')
  const words = ['--protocol', PROTOCOL, '--roster', roster, '--out', out, '--columns', 'full']
  const ended = await mindgauge('screen', term, ...words)
  expect(ended.err).toBe('')
  expect(ended.code).toBe(0)
  sheets = records(place.read('term.csv'))
  students = records(place.read('out/students.csv'))
  summary = JSON.parse(place.read('out/summary.json'))
})

const count = (rows: readonly Row[], test: (row: Row) => boolean): number =>
  rows.filter(test).length

describe('the files of a campaign agree with each other', () => {
  it('one row a sheet, in the order of the file', () => {
    expect(students.map(({ row }) => Number(row))).toEqual(sheets.map((_, index) => index + 1))
    expect(students.map(({ student }) => student)).toEqual(sheets.map(({ student }) => student))
  })

  it('tiers and quality of the summary are those of the rows', () => {
    const { tiers, valid, suspect, invalid } = summary.accounting
    for (const [tier, number] of Object.entries(tiers))
      expect(
        count(students, (row) => row['tier'] === tier),
        tier,
      ).toBe(number)
    for (const [state, number] of Object.entries({ valid, suspect, invalid }))
      expect(
        count(students, (row) => row['quality'] === state),
        state,
      ).toBe(number)
  })

  it('every student without a determined tier is on the retest list, and nobody else', () => {
    const open = students.filter(({ determined }) => determined === 'no')
    const listed = records(place.read('out/retest.csv'))
    expect(listed.map(({ student }) => student)).toEqual(open.map(({ student }) => student))
    expect(open.length).toBeGreaterThan(10)
  })

  it('every student on the crisis list is in the first tier, and the summary counts them', () => {
    const listed = records(place.read('out/crisis.csv'))
    const tierOf = new Map(students.map(({ student, tier }) => [student, tier]))
    expect(listed.length).toBe(summary.accounting['crisis'])
    expect(listed.length).toBeGreaterThan(5)
    for (const { student } of listed) expect(tierOf.get(student)).toBe('red')
  })

  it('students missing are those of the roster without a sheet', () => {
    const answered = new Set(sheets.map(({ student }) => student))
    const absent = records(place.read('roster.csv')).filter(({ student }) => !answered.has(student))
    const listed = records(place.read('out/missing.csv'))
    expect(listed.map(({ student }) => student)).toEqual(absent.map(({ student }) => student))
  })

  it.each(['README.md', 'README.zh-CN.md', 'en', 'zh'])('each is named by %s', async (where) => {
    const text = where.endsWith('.md')
      ? readFileSync(where, 'utf8')
      : (await mindgauge('screen', '--help', '--lang', where)).out
    const files = place.list('out')
    expect(files).toContain('coverage.csv')
    expect(files.filter((file) => !text.includes(file))).toEqual([])
  })

  it.each(['mht', 'dsrsc', 'mssmhs', 'phq-a', 'gad-7'])(
    'scores of %s are those of the library for one sheet',
    (id) => {
      const loaded = loadInstrument(id)
      if (!loaded.ok) throw new Error(`${id} does not load`)
      const instrument = loaded.value
      let compared = 0
      sheets.forEach((sheet, index) => {
        const answers = instrument.items.map((item) => [item.id, sheet[item.id] ?? ''] as const)
        if (answers.every(([, code]) => code === '')) return
        const numbers = answers.map(([item, code]) => [item, code === '' ? null : Number(code)])
        const found = score(instrument, Object.fromEntries(numbers))
        for (const [scale, one] of Object.entries(found.scales)) {
          const column = `${id}_${scale}`
          expect(students[index]).toMatchObject({
            [`${column}_raw`]: one.raw === null ? '' : String(one.raw),
            [`${column}_status`]: one.status,
            [`${column}_low`]: one.low === null ? '' : String(one.low),
            ...(one.band === null ? {} : { [`${column}_band`]: one.band }),
          })
          compared++
        }
      })
      expect(compared).toBeGreaterThan(400)
    },
  )
})
