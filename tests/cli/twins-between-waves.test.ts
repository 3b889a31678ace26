import { cpSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { screenTwoDistricts, twins } from './two-districts.js'

const place = workplace()
afterAll(place.remove)

const TWINS = ['District 1 School 1', 'West/East School 1']
const MOVED = '2026000001'
let autumn: string
let spring: string

/** A wave of a few students, of whom nothing is counted by school. */
const screened = async (wave: string, rename: (text: string) => string): Promise<string> =>
  (await screenTwoDistricts(place, wave, rename)).folder

const compared = async (name: string, ...words: readonly string[]) => {
  const out = place.path(name)
  const run = await mindgauge('compare', ...words, '--lang', 'zh', '--out', out)
  const rows = (file: string) => records(place.read(`${name}/${file}`))
  const groups = new Set(
    rows('transitions.csv').flatMap(({ level, group = '' }) => (level === 'school' ? [group] : [])),
  )
  return { ...run, groups: [...groups], rows }
}

/** A wave whose students.csv has no district, as versions before this one wrote it. */
function withoutDistrict(wave: string): void {
  const rows = place
    .read(`${wave}/students.csv`)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const at = rows[0]?.indexOf('district') ?? -1
  const left = rows.map((row) => row.filter((_, index) => index !== at).join(','))
  place.write(`${wave}/students.csv`, `${left.join('\n')}\n`)
}

beforeAll(async () => {
  const moves = (text: string): string =>
    twins(text).replace(`${MOVED},District 1`, `${MOVED},West/East`)
  // Schools whose tiers no wave has to hide, so that they are counted by themselves.
  const many = ['4', '12000'] as const
  autumn = (await screenTwoDistricts(place, 'autumn', twins, ...many)).folder
  spring = (await screenTwoDistricts(place, 'spring', moves, ...many)).folder
}, 60_000)

describe('schools of one name in two districts, between waves', () => {
  it('are groups of their own, called as on pages, and nothing is to be said', async () => {
    const { code, err, groups, rows } = await compared('apart', autumn, spring, '--by', 'school')
    expect([code, err]).toEqual([0, ''])
    expect(groups).toEqual([TWINS[0], 'School 3', 'School 4', TWINS[1]])
    const students = rows('restricted-students.csv')
    for (const [index, district] of ['District 1', 'West/East'].entries()) {
      const own = students.filter(
        (one) => one['spring_district'] === district && one['spring_school'] === 'School 1',
      )
      const counted = rows('transitions.csv').find(({ group }) => group === TWINS[index])
      expect(own.length).toBeGreaterThan(1000)
      expect(counted?.['n']).toBe(String(own.length))
    }
    const scales = rows('changes.csv').filter(({ level }) => level === 'school')
    expect(new Set(scales.map(({ group }) => group))).toEqual(new Set(groups))
  }, 60_000)

  it('each student has the district before the school, and who went from one to the other changed school', async () => {
    const { rows } = await compared('nested', autumn, spring, '--by', 'school/grade')
    expect(place.read('nested/restricted-students.csv')).toContain('autumn_district,autumn_school,')
    const students = rows('restricted-students.csv')
    expect(students.filter((one) => one['changed_school'] === 'yes')).toMatchObject([
      { student: MOVED, autumn_district: 'District 1', spring_district: 'West/East' },
    ])
    const groups = rows('transitions.csv').map(({ group = '' }) => group)
    expect(groups.some((group) => group.startsWith('West/East School 1/'))).toBe(true)
  }, 60_000)

  it('count as one where the results of a wave do not name the district, which is said', async () => {
    cpSync(autumn, place.path('old'), { recursive: true })
    withoutDistrict('old')
    const { code, err, groups, rows } = await compared('mixed', place.path('old'), spring)
    expect([code, groups]).toEqual([1, ['School 1', 'School 3', 'School 4']])
    expect(err).toContain('old')
    expect(err.split('按一所学校计：此结果没有区县列')).toHaveLength(2)
    for (const one of rows('restricted-students.csv')) expect(one['changed_school']).toBe('no')
  }, 60_000)

  it('whose district is written otherwise in another wave are said', async () => {
    const renamed = (text: string): string => twins(text).replaceAll('District 1', 'First district')
    await screened('renamed', renamed)
    const folders = [await screened('same', twins), place.path('renamed')]
    const { code, err } = await compared('written', ...folders)
    expect(code).toBe(1)
    expect(err).toContain('1 所同名学校在另一次测评中属于别的区县')
  }, 60_000)

  it('one school whose district is written otherwise stays one, which is said where schools are counted', async () => {
    const alone = (text: string): string =>
      twins(text).replaceAll('West/East,School 1', 'B,School B')
    const renamed = (text: string): string => alone(text).replaceAll('District 1', 'First district')
    await screened('one', alone)
    await screened('other', renamed)
    const folders = [place.path('one'), place.path('other')]
    const { err, rows } = await compared('schools', ...folders)
    expect(err).toContain('1 所学校在另一次测评中属于别的区县，与该处同名学校按一所学校计')
    for (const one of rows('restricted-students.csv')) expect(one['changed_school']).toBe('no')
    expect((await compared('grades', ...folders, '--by', 'grade')).err).toBe('')
  }, 60_000)
})

describe('lists of persons of a campaign with districts', () => {
  it('name the district before the school: who moves under other rules, and ratings side by side', async () => {
    const diff = place.path('diff')
    const rules = ['--protocol', 'cn-grades-7-9-cards', '--against', 'cn-grades-4-12-cards']
    const sheets = [place.path('autumn.csv'), '--roster', place.path('autumn-roster.csv')]
    expect((await mindgauge('diff', ...sheets, ...rules, '--out', diff)).code).toBe(0)
    const moved = records(place.read('diff/moved.csv'))
    expect(moved.length).toBeGreaterThan(0)
    expect(Object.keys(moved[0] ?? {}).slice(1, 5)).toEqual([
      'student',
      'district',
      'school',
      'grade',
    ])
    const listed = records(place.read('autumn/students.csv'))
    const districtOf = new Map(listed.map(({ student, district }) => [student, district]))
    for (const { student, district } of moved) expect(district).toBe(districtOf.get(student))
    cpSync(autumn, place.path('parents'), { recursive: true })
    const summary = JSON.parse(place.read('parents/summary.json'))
    summary.protocol.informant = 'parent'
    place.write('parents/summary.json', JSON.stringify(summary))
    const table = place.path('beside.csv')
    await mindgauge('side-by-side', autumn, place.path('parents'), '--out', table)
    const [first] = records(place.read('beside.csv'))
    expect(Object.keys(first ?? {}).slice(0, 3)).toEqual(['student', 'district', 'school'])
    expect(Object.keys(first ?? {})).not.toContain('self:district')
  }, 60_000)
})
