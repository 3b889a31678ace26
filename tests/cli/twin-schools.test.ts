import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, workplace } from './run-command.js'
import { inTwoDistricts, screenTwoDistricts, twins } from './two-districts.js'

const place = workplace()
afterAll(place.remove)

const SAID = '多个区县有同名学校，按一所学校计'
const screened = async (wave: string, rename: (text: string) => string): Promise<string> =>
  (await screenTwoDistricts(place, wave, rename)).folder

describe('schools of one name in two districts', () => {
  it('are said by prevalence where nobody tells them apart', async () => {
    const autumn = await screened('once', twins)
    const shares = (name: string, ...words: readonly string[]) =>
      mindgauge(
        ...['prevalence', autumn, '--cohort', 'none', '--lang', 'zh', '--out', place.path(name)],
        ...words,
      )
    const merged = await shares('merged')
    expect(merged.err).toContain(`${SAID}；请按 district/school 分组，并加 --strata district`)
    expect((await shares('groups', '--by', 'district/school')).err).toContain(SAID)
    const apart = await shares('apart', '--by', 'district/school', '--strata', 'district')
    expect(apart.err).not.toContain(SAID)
    const groups = place.read('apart/prevalence.csv')
    expect(groups).toContain('district/school,West/East/School 1,')
    expect(groups).toContain('district/school,District 1/School 1,')
  }, 60_000)

  it('are said by accuracy where they are subgroups', async () => {
    const folder = await screened('interviewed', twins)
    const by = (column: string) =>
      mindgauge(
        ...['accuracy', folder, '--reference', 'tier', '--positive', 'red', '--lang', 'zh'],
        ...['--score', 'phq-a_total_raw', '--by', column],
      )
    expect((await by('school')).err).toContain(SAID)
    expect((await by('district')).err).not.toContain(SAID)
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
