import { afterAll, describe, expect, it } from 'vitest'
import { surveyDesign } from '../../src/cohort/survey/survey-design.js'
import { surveyProportion } from '../../src/cohort/survey/survey-proportion.js'
import { district, rowOf, students, valid } from './prevalence-district.js'

const { place, roster, design, estimated } = district()
afterAll(place.remove)

describe('prevalence of a sample', () => {
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

  it('says where schools of one name stand in several districts, which the results do not tell apart', async () => {
    const inTwo = students.map(
      ({ student, school, grade, sex }, at) =>
        `${student},${school === 'School 2' && at > 180 ? 'West' : 'East'},${school},${grade},${sex}`,
    )
    const names = place.write(
      'districts.csv',
      `student,district,school,grade,sex\n${inTwo.join('\n')}\n`,
    )
    const merged = await estimated('--roster', names, '--lang', 'zh')
    expect([merged.code, merged.err]).toEqual([1, expect.stringContaining('同名学校')])
    const apart = await estimated(
      ...['--roster', names, '--design', names, '--strata', 'district', '--by', 'district/school'],
    )
    expect(apart.err).not.toContain('several districts')
    const groups = new Set(apart.table('prevalence').map((row) => row['group']))
    expect(groups).toContain('West/School 2')
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
})
