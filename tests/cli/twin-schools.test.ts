import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const PROTOCOL = 'cn-grades-7-9-cards'
const SAID = '多个区县有同名学校，按一所学校计；请改用可区分的校名'

/** A campaign of two schools, one in each district; `rename` gives them their names. */
async function screened(wave: string, rename: (text: string) => string): Promise<string> {
  const size = ['--students', '60', '--schools', '2', '--seed', '7']
  const [answers, roster] = [place.path(`${wave}.csv`), place.path(`${wave}-roster.csv`)]
  await mindgauge(
    ...['generate', '--protocol', PROTOCOL, ...size, '--out', answers, '--roster', roster],
  )
  for (const name of [`${wave}.csv`, `${wave}-roster.csv`])
    place.write(name, rename(place.read(name)))
  const out = place.path(wave)
  const made = await mindgauge(
    ...[
      'screen',
      answers,
      '--roster',
      roster,
      '--protocol',
      PROTOCOL,
      '--wave',
      wave,
      '--out',
      out,
    ],
  )
  expect(made.code, made.err).toBe(0)
  return out
}

const inTwoDistricts = (text: string): string =>
  text.replaceAll(/District \d+,School 2/g, 'West/East,School 2')
const twins = (text: string): string => inTwoDistricts(text).replaceAll('School 2', 'School 1')

describe('schools of one name in two districts', () => {
  it('are said by compare where it counts schools, as by prevalence, in the same words', async () => {
    const [autumn, spring] = [await screened('autumn', twins), await screened('spring', twins)]
    const compared = (by: string) =>
      mindgauge(
        ...['compare', autumn, spring, '--by', by, '--lang', 'zh'],
        ...['--out', place.path(by.replaceAll('/', '-'))],
      )
    const schools = await compared('school')
    expect([schools.code, schools.err]).toEqual([1, expect.stringContaining(SAID)])
    expect(schools.err.split(SAID)).toHaveLength(2)
    expect((await compared('school/grade')).err).toContain(SAID)
    expect((await compared('grade')).err).toBe('')
    const shares = await mindgauge(
      ...['prevalence', autumn, '--cohort', 'none', '--lang', 'zh', '--out', place.path('shares')],
    )
    expect(shares.err).toContain(SAID)
  }, 60_000)

  it('are not said where every school has a name of its own', async () => {
    const folders = [
      await screened('first', inTwoDistricts),
      await screened('second', inTwoDistricts),
    ]
    const made = await mindgauge('compare', ...folders, '--out', place.path('apart'))
    expect([made.code, made.err]).toEqual([0, ''])
  }, 60_000)
})
