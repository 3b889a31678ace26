import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { district, rowOf, valid } from './prevalence-district.js'
import { mindgauge, records } from './run-command.js'

const { place, roster, estimated } = district()
afterAll(place.remove)

describe('prevalence', () => {
  it('writes its tables, all or none', async () => {
    const run = await estimated()
    expect(run.code).toBe(0)
    expect(run.files()).toEqual([
      'comparison.csv',
      'differences.csv',
      'participation.csv',
      'prevalence.csv',
    ])
    expect(run.err).toContain('not for publication')
    const wrong = await estimated('--strata', 'nowhere')
    expect(wrong.code).toBe(3)
    expect(wrong.err).toContain('nowhere')
    expect(wrong.files()).toEqual([])
  })

  it('refuses a file with nothing to count, such as a published table', async () => {
    const table = place.write('published.csv', 'level,group,sex,n,count\nall,all,all,10,4\n')
    const run = await mindgauge('prevalence', table, '--out', place.path('never'))
    expect([run.code, place.has('never')]).toEqual([3, false])
    expect(run.err).toContain('columns of results')
  })

  it('counts of groups add up to the whole', async () => {
    const table = (await estimated('--by', 'school,grade/sex')).table('prevalence')
    const counts = (level: string): number =>
      table
        .filter((row) => row['level'] === level && row['category'] === 'red')
        .reduce((sum, row) => sum + Number(row['count']), 0)
    expect(counts('school')).toBe(counts('all'))
    expect(counts('grade/sex')).toBe(counts('all'))
    expect(new Set(table.map((row) => row['level']))).toEqual(
      new Set(['all', 'school', 'grade/sex']),
    )
  })

  it('bands come with all beyond them, adjusted where the source gives an accuracy', async () => {
    const run = await estimated('--roster', roster)
    const table = run.table('prevalence')
    const row = rowOf(table, 'all', 'all', 'phq-9_total_band', 'moderate or worse')
    const beyond = valid.filter(({ raw }) => raw >= 10)
    expect(row['count']).toBe(String(beyond.length))
    const share = beyond.length / valid.length
    expect(Number(row['adjusted'])).toBeCloseTo((share - 0.12) / 0.76, 5)
    expect(row['adjusted_status']).toBe('adjusted')
    expect(Number(row['of_100_flagged'])).toBeGreaterThan(80)
    expect(Number(row['best_case'])).toBeCloseTo(beyond.length / 400, 5)
    expect(Number(row['worst_case'])).toBeCloseTo((beyond.length + 400 - valid.length) / 400, 5)
    const text = `of 100 flagged, about ${row['of_100_flagged']} (`
    expect(run.err).toContain(text + row['of_100_flagged_low'])
    const mild = rowOf(table, 'all', 'all', 'phq-9_total_band', 'mild or worse')
    expect(mild['adjusted']).toBe('')
    const [whole] = run.table('participation')
    expect(whole).toMatchObject({ level: 'all', enrolled: '400', answered: '360' })
    expect(Number(whole?.['coverage'])).toBeCloseTo(valid.length / 400, 5)
  })

  it('says nothing of those flagged where they are fewer than the errors of the screen', async () => {
    const sheets = Array.from(
      { length: 120 },
      (_, i) => `${i},S${i % 6},${i < 6 ? 'moderate' : 'minimal'}`,
    )
    const path = place.write('few.csv', `student,school,phq-9_total_band\n${sheets.join('\n')}\n`)
    const out = place.path('few')
    const run = await mindgauge('prevalence', path, '--protocol', 'none', '--out', out)
    const row = rowOf(
      records(place.read('few/prevalence.csv')),
      'all',
      'all',
      'phq-9_total_band',
      'moderate or worse',
    )
    expect(row).toMatchObject({ adjusted_status: 'below-zero', of_100_flagged: '' })
    expect(run.err).not.toContain('of 100 flagged')
  })

  it('compares groups, and schools without ranks', async () => {
    const run = await estimated()
    const tests = run.table('differences')
    expect(new Set(tests.map((row) => row['test']))).toEqual(
      new Set(['association', 'trend', 'difference']),
    )
    for (const row of tests.filter(({ test }) => test === 'difference'))
      expect(row).toMatchObject({ column: 'sex', category: 'male - female' })
    const schools = run.table('comparison').filter((row) => row['category'] === 'red')
    expect(schools.map((row) => row['group'])).toEqual(
      [1, 2, 3, 4, 5, 6].map((school) => `School ${school}`),
    )
    for (const row of schools)
      expect(row['funnel_place']).toMatch(/^(within|beyond-95|beyond-99.8)$/)
  })

  it('hides what a protocol asks to hide, the one of the results where none is named', async () => {
    const protocol = 'cn-grades-4-12-cards'
    const named = await estimated('--protocol', protocol, '--by', 'school,school/grade')
    expect(named.err).toContain('Groups with small cells are hidden')
    const table = named.table('prevalence')
    for (const row of table) {
      const [n, count] = [Number(row['n']), Number(row['count'])]
      if (row['suppressed'] === 'yes')
        expect([row['n'], row['share'], row['worst_case']]).toEqual(['', '', ''])
      else expect([count, n - count].every((one) => one === 0 || one >= 5)).toBe(true)
    }
    expect(new Set(table.map((row) => row['suppressed']))).toEqual(new Set(['yes', 'no']))
    const summary = place.write('summary.json', JSON.stringify({ protocol: { id: protocol } }))
    const beside = await estimated('--by', 'school,school/grade')
    expect(beside.table('prevalence')).toEqual(table)
    expect((await estimated('--protocol', 'none')).err).toContain('not for publication')
    expect((await estimated('--protocol', 'nowhere')).code).toBe(3)
    rmSync(summary)
  })

  it('speaks Chinese, and refuses what is no percentage', async () => {
    const run = await estimated('--lang', 'zh')
    expect(run.err).toContain('仅供分析，不得发布')
    const wrong = await estimated('--confidence', '0.95x')
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('--confidence')
    const method = await estimated('--interval', 'wald')
    expect(method.code).toBe(2)
  })
})
