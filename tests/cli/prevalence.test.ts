import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { surveyDesign } from '../../src/cohort/survey/survey-design.js'
import { surveyProportion } from '../../src/cohort/survey/survey-proportion.js'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

interface Student {
  readonly student: string
  readonly school: string
  readonly grade: number
  readonly sex: string
  readonly quality: string
  readonly tier: string
  readonly band: string
  readonly raw: number
}

const BANDS = ['minimal', 'mild', 'moderate', 'moderately-severe', 'severe']

/** A made-up district of six schools: nothing in it is by chance. */
const students: readonly Student[] = Array.from({ length: 360 }, (_, at) => {
  const school = 1 + (at % 6)
  const raw = (at * 7 + school * school * 5 + Math.floor(at / 37)) % 24
  const severity = [5, 10, 15, 20].filter((cut) => raw >= cut).length
  return {
    student: String(1000 + at),
    school: `School ${school}`,
    grade: 7 + (Math.floor(at / 6) % 3),
    sex: at % 4 < 2 ? 'female' : 'male',
    quality: at % 30 === 29 ? 'invalid' : at % 30 === 28 ? 'suspect' : 'valid',
    tier: raw >= 20 ? 'red' : 'none',
    band: BANDS[severity] ?? '',
    raw,
  }
})

const line = (one: Student): string =>
  [one.student, one.school, one.grade, one.sex, one.quality, one.tier, one.raw, one.band].join(',')
const results = place.write(
  'students.csv',
  `student,school,grade,sex,quality,tier,phq-9_total_raw,phq-9_total_band\n${students.map(line).join('\n')}\n`,
)
const roster = place.write(
  'roster.csv',
  `student,school,grade,sex\n${[
    ...students.map(({ student, school, grade, sex }) => [student, school, grade, sex].join(',')),
    ...Array.from({ length: 40 }, (_, at) => `${9000 + at},School ${1 + (at % 6)},7,male`),
  ].join('\n')}\n`,
)
const design = place.write(
  'design.csv',
  `school,area,schools,w\n${[1, 2, 3, 4, 5, 6]
    .map((school) => `School ${school},${school < 4 ? 'east' : 'west'},10,${school < 4 ? 2 : 5}`)
    .join('\n')}\n`,
)

let runs = 0

async function estimated(...words: readonly string[]) {
  const folder = `out-${++runs}`
  const ended = await mindgauge('prevalence', results, '--out', place.path(folder), ...words)
  return {
    ...ended,
    files: () => place.list(folder),
    table: (name: string) => records(place.read(`${folder}/${name}.csv`)),
  }
}

type Table = readonly Readonly<Record<string, string>>[]

function rowOf(table: Table, ...wanted: readonly string[]): Readonly<Record<string, string>> {
  const found = table.find((row) =>
    wanted.every((value, at) => row[['level', 'group', 'measure', 'category'][at] ?? ''] === value),
  )
  if (found === undefined) throw new Error(`no row ${wanted.join(', ')}`)
  return found
}

const valid = students.filter(({ quality }) => quality === 'valid')

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

  it('counts valid sheets, with schools as clusters, as the library does', async () => {
    const row = rowOf((await estimated()).table('prevalence'), 'all', 'all', 'tier', 'red')
    const read = surveyDesign({ clusters: [valid.map(({ school }) => school)] }, valid.length)
    const flagged = valid.map(({ tier }) => tier === 'red')
    const wanted = read.ok ? surveyProportion(read.value, flagged, { method: 'beta' }) : null
    expect(row['n']).toBe(String(valid.length))
    expect(row['count']).toBe(String(flagged.filter(Boolean).length))
    expect(Number(row['share'])).toBeCloseTo(wanted?.estimate as number, 5)
    expect(Number(row['standard_error'])).toBeCloseTo(wanted?.standardError as number, 5)
    expect(Number(row['low'])).toBeCloseTo(wanted?.interval.low as number, 5)
    expect(Number(row['high'])).toBeCloseTo(wanted?.interval.high as number, 5)
    expect(row['degrees_of_freedom']).toBe('5')
    const all = await estimated('--sheets', 'all')
    const suspects = students.filter(({ quality }) => quality === 'suspect').length
    const more = rowOf(all.table('prevalence'), 'all', 'all', 'tier', 'red')
    expect(more['n']).toBe(String(valid.length + suspects))
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

  it('takes strata, weights and populations from a file joined by school', async () => {
    const run = await estimated(
      ...['--design', design, '--strata', 'area', '--weights', 'w', '--populations', 'schools'],
      ...['--interval', 'logit', '--confidence', '90', '--json'],
    )
    expect(run.code).toBe(0)
    const said = JSON.parse(run.out)
    expect(said.design).toEqual({ strata: 2, clusters: 6 })
    const east = (school: string): boolean => Number(school.at(-1)) < 4
    const read = surveyDesign(
      {
        strata: valid.map(({ school }) => (east(school) ? 'east' : 'west')),
        clusters: [valid.map(({ school }) => school)],
        weights: valid.map(({ school }) => (east(school) ? 2 : 5)),
        populations: [valid.map(() => 10)],
      },
      valid.length,
    )
    const wanted = read.ok
      ? surveyProportion(
          read.value,
          valid.map(({ tier }) => tier === 'red'),
          { confidence: 0.9 },
        )
      : null
    const found = said.overall.find((row: { category: string }) => row.category === 'red')
    expect(found.share).toBeCloseTo(wanted?.estimate as number, 12)
    expect(found.low).toBeCloseTo(wanted?.interval.low as number, 12)
    expect(found.high).toBeCloseTo(wanted?.interval.high as number, 12)
  })

  it('takes weights from populations where no column has them, as the library does', async () => {
    const sampled = [
      valid.map(() => 10),
      valid.map(({ school }) => 60 + 20 * Number(school.at(-1))),
    ]
    const two = place.write(
      'two-stages.csv',
      `school,n_schools,n_students\n${[1, 2, 3, 4, 5, 6]
        .map((school) => `School ${school},10,${60 + 20 * school}`)
        .join('\n')}\n`,
    )
    const run = await estimated(
      ...['--design', two, '--populations', 'n_schools,n_students', '--interval', 'wilson'],
    )
    const read = surveyDesign(
      { clusters: [valid.map(({ school }) => school)], populations: sampled },
      valid.length,
    )
    const isRed = valid.map(({ tier }) => tier === 'red')
    const wanted = read.ok ? surveyProportion(read.value, isRed, { method: 'wilson' }) : null
    const row = rowOf(run.table('prevalence'), 'all', 'all', 'tier', 'red')
    expect(Number(row['share'])).toBeCloseTo(wanted?.estimate as number, 9)
    expect(Number(row['low'])).toBeCloseTo(wanted?.interval.low as number, 9)
    expect(Number(row['high'])).toBeCloseTo(wanted?.interval.high as number, 9)
    expect(row).toMatchObject({ interval: 'wilson', fallback: 'none' })
  })

  it('a weight that is no number stops everything, with its row', async () => {
    const bad = place.write('bad.csv', 'school,w\nSchool 1,2\nSchool 2,many\n')
    const run = await estimated('--design', bad, '--weights', 'w')
    expect(run.code).toBe(3)
    expect(run.err).toContain('not a number')
    expect(run.files()).toEqual([])
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
    expect(run.err).toContain(`of 100 flagged, about ${row['of_100_flagged']} (`)
    const mild = rowOf(table, 'all', 'all', 'phq-9_total_band', 'mild or worse')
    expect(mild['adjusted']).toBe('')
    const [whole] = run.table('participation')
    expect(whole).toMatchObject({ level: 'all', enrolled: '400', answered: '360' })
    expect(Number(whole?.['coverage'])).toBeCloseTo(valid.length / 400, 5)
  })

  it('brings weights to the roster', async () => {
    const run = await estimated('--roster', roster, '--weight-to', 'grade,sex')
    const row = rowOf(run.table('prevalence'), 'all', 'all', 'tier', 'red')
    const plain = rowOf((await estimated()).table('prevalence'), 'all', 'all', 'tier', 'red')
    expect(row['count']).toBe(plain['count'])
    expect(row['share']).not.toBe(plain['share'])
    const lacking = await estimated('--weight-to', 'sex')
    expect(lacking.code).toBe(2)
    expect(lacking.err).toContain('--roster')
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
