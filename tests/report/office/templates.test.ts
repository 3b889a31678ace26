import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge } from '../../cli/run-command.js'
import { type ReportTerm, reportTerm } from '../report-term.js'
import { runWorklists } from './run-worklists.js'
import { cellTexts } from './unpack.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

describe('a dry run', () => {
  it('says what is filled, blank, unknown and not in the code list, and writes nothing', async () => {
    const template = term.place.write(
      'their.json',
      JSON.stringify({
        ...{ id: 'their-layout', version: '1.0.0', rows: 'focus', roles: ['specialist'] },
        ...{ names: { en: 'theirs' }, sheet: { en: 'theirs' }, heading: false },
        columns: [
          { title: { en: 'XM' }, field: 'name' },
          { title: { en: 'XB' }, field: 'sex', values: { male: '1', female: '2' }, accepts: ['1'] },
          { title: { en: 'JG' }, field: 'guardain' },
          { title: { en: 'BZ' } },
          { title: { en: 'FT' }, field: 'interviewed_on' },
        ],
      }),
    )
    const words = ['worklists', term.results, '--role', 'specialist', '--from', '2026-11-22']
    const made = await mindgauge(...words, '--template', template, '--dry-run', '--json')
    expect(made.code).toBe(1)
    const [run] = JSON.parse(made.out).dryRun
    const states = run.columns.map(({ state }: { state: string }) => state)
    expect(states).toEqual(['blank', 'filled', 'unknown', 'by-hand', 'blank'])
    expect(run.columns[1].mismatches).toEqual([{ code: '2', count: expect.any(Number) }])
    expect(run.columns[2].nearest).toEqual(['guardian'])
    expect(term.place.has('worklists')).toBe(false)
    const refused = await mindgauge(
      ...words,
      '--template',
      template,
      '--out',
      term.place.path('no'),
    )
    expect(refused.code).toBe(3)
    expect(term.place.has('no')).toBe(false)
  }, 60_000)

  it('takes the header of another system for a layout', async () => {
    const layout = term.place.write('layout.csv', '姓名,学籍号,性别,血型\n')
    const words = ['worklists', term.results, '--role', 'specialist', '--from', '2026-11-22']
    const all = [...words, '--roster', term.roster, '--template', layout, '--dry-run', '--json']
    const [run] = JSON.parse((await mindgauge(...all)).out).dryRun
    const found = run.columns.map(({ field, state }: Record<string, string>) => [field, state])
    expect(found.slice(1)).toEqual([
      ['student', 'filled'],
      ['sex', 'filled'],
      ['血型', 'unknown'],
    ])
  }, 60_000)
})

describe('a template of the office', () => {
  it('takes the place of the shipped one: order, titles, name of the sheet, redaction', async () => {
    const template = term.place.write(
      'ledger.json',
      JSON.stringify({
        ...{ id: 'ledger', version: '2.0.0', rows: 'focus', roles: ['specialist'] },
        ...{ names: { en: 'Our ledger' }, sheet: { en: 'Our/ledger' }, heading: false },
        columns: [
          {
            title: { en: 'Tier' },
            field: 'score_tier',
            values: { red: '1', yellow: '2', blue: '3' },
          },
          { title: { en: 'Who' }, field: 'student' },
        ],
      }),
    )
    const { files } = await runWorklists(
      term,
      'w-own',
      '--role',
      'specialist',
      '--template',
      template,
    )
    const [, parts] = [...files].find(([path]) => path.endsWith('/ledger.xlsx')) ?? []
    expect(parts?.get('xl/workbook.xml')).toContain('<sheet name="Our ledger"')
    const texts = cellTexts(parts?.get('xl/worksheets/sheet1.xml') ?? '')
    expect(texts.slice(0, 2)).toEqual(['Tier', 'Who'])
    expect(['1', '2', '3']).toContain(texts[2])
  }, 60_000)
})
