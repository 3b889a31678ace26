import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const PROTOCOL = 'cn-grades-4-12-cards'

const place = workplace()
afterAll(place.remove)

/** Makes up and screens a wave; its sheets are not those of another seed, its roster may be. */
async function wave(
  name: string,
  seed: number,
  sizes: readonly string[],
  roster?: string,
): Promise<string> {
  const at = (file: string): string => place.path(`${name}-${seed}-${file}`)
  const files = ['--out', at('sheets.csv'), '--roster', at('roster.csv')]
  const made = ['--protocol', PROTOCOL, '--seed', String(seed), ...sizes, ...files]
  await mindgauge('generate', ...made)
  const known = ['--roster', roster ?? at('roster.csv'), '--wave', name]
  await mindgauge(
    ...['screen', at('sheets.csv'), '--protocol', PROTOCOL, ...known],
    ...['--out', at('results')],
  )
  return at('results')
}

describe('what compare publishes of two waves', () => {
  it.each([
    [2, 4, 10, 'school'],
    [15, 4, 58, 'school'],
    [17, 2, 46, 'school'],
    [31, 3, 150, 'school'],
    [31, 3, 150, 'grade,school'],
  ] as const)(
    'gives no hidden number away, campaign %i of %i schools with %i a grade, by %s',
    async (seed, schools, students, by) => {
      const sizes = ['--schools', `${schools}`, '--students', `${schools * 3 * students}`]
      const autumn = await wave('autumn', seed, sizes)
      const roster = place.path(`autumn-${seed}-roster.csv`)
      const spring = await wave('spring', seed + 1000, sizes, roster)
      const out = place.path(`${seed}-${by}`)
      await mindgauge('compare', autumn, spring, '--by', by, '--out', out)
      const tables = [`${out}/transitions.csv`]
      const cohorts = [autumn, spring].map((folder) => `${folder}/cohort.csv`)
      for (const audited of [tables, [...cohorts, ...tables]]) {
        const audit = JSON.parse((await mindgauge('audit', ...audited, '--json')).out)
        expect(audit.leaks).toEqual([])
        expect(audit.nHidden).toBeGreaterThan(0)
      }
    },
    60_000,
  )
})

describe('mindgauge audit', () => {
  it('says where counts between waves were not tried together with the tables of the waves', async () => {
    const table = 'wave_from,wave_to,level,group,measure,from,to,n,count'
    const between = `${table}\nautumn,spring,all,all,transition,red,red,30,30\n`
    const path = place.write('transitions.csv', between)
    const text = await mindgauge('audit', path)
    expect([text.code, text.out]).toEqual([
      0,
      expect.stringContaining('autumn>spring: not audited together with the tables of the waves'),
    ])
    const json = await mindgauge('audit', path, '--json')
    expect(JSON.parse(json.out).untied).toEqual([{ waves: 'autumn>spring', reason: 'cohorts' }])
    const chinese = await mindgauge('audit', path, '--lang', 'zh')
    expect(chinese.out).toContain('autumn>spring: 未与各次的表一并检验')
  })
})
