import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

/** Seeds of the campaigns that are made up, screened, estimated and audited; a long run asks for more. */
const asked = process.env['MINDGAUGE_AUDITED_CAMPAIGNS']
const SEEDS =
  asked === undefined ? [1, 2, 17] : Array.from({ length: Number(asked) }, (_, at) => at + 1)
const PROTOCOL = 'cn-grades-4-12-cards'

const place = workplace()
afterAll(place.remove)

/** One to four schools, 3 to 60 students a grade. */
const sizeOf = (seed: number): { readonly schools: number; readonly students: number } => {
  const schools = 1 + (seed % 4)
  return { schools, students: schools * 3 * (3 + ((seed * 23) % 58)) }
}

describe('what screen and prevalence publish of a campaign', () => {
  it.each(SEEDS)('gives no hidden number away, campaign %i', async (seed) => {
    const { schools, students } = sizeOf(seed)
    const at = (name: string): string => place.path(`${seed}-${name}`)
    const made = ['--seed', String(seed), '--out', at('sheets.csv'), '--roster', at('roster.csv')]
    const sizes = ['--students', String(students), '--schools', String(schools)]
    await mindgauge('generate', '--protocol', PROTOCOL, ...sizes, ...made)
    const roster = ['--roster', at('roster.csv')]
    const screening = ['--protocol', PROTOCOL, ...roster, '--out', at('results')]
    await mindgauge('screen', at('sheets.csv'), ...screening)
    const sheets = seed % 2 === 0 ? 'valid' : 'all'
    const by = ['--by', 'school,grade,sex,school/grade,grade/sex', '--sheets', sheets]
    await mindgauge('prevalence', at('results'), ...roster, ...by, '--out', at('estimates'))
    const tables = [
      ...['cohort', 'coverage'].map((name) => `${at('results')}/${name}.csv`),
      ...['prevalence', 'comparison', 'differences', 'participation'].map(
        (name) => `${at('estimates')}/${name}.csv`,
      ),
    ]
    const audit = JSON.parse((await mindgauge('audit', ...tables, '--json')).out)
    expect([audit.leaks, audit.contradictory, audit.untied]).toEqual([[], [], []])
    expect(audit.nHidden).toBeGreaterThan(0)
  })

  it('is not called given away where linear programs of thousands of steps lose their digits', async () => {
    const at = (name: string): string => place.path(`long-${name}`)
    const made = ['--seed', '45', '--out', at('sheets.csv'), '--roster', at('roster.csv')]
    const sizes = ['--students', '990', '--schools', '2']
    await mindgauge('generate', '--protocol', PROTOCOL, ...sizes, ...made)
    const screening = ['--protocol', PROTOCOL, '--roster', at('roster.csv'), '--out', at('results')]
    await mindgauge('screen', at('sheets.csv'), ...screening)
    const audit = JSON.parse((await mindgauge('audit', at('results/cohort.csv'), '--json')).out)
    expect(audit.leaks).toEqual([])
    expect(audit.nHidden).toBeGreaterThan(1000)
  })
})
