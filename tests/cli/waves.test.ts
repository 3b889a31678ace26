import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
const HEADER =
  'row,student,school,grade,class,sex,age,wave,quality,tier,tier_possible,determined,reasons,notes,phq-a_total_raw'

interface Row {
  readonly student: string
  readonly school?: string
  readonly quality?: string
  readonly tier?: string
  readonly score?: number
}

/** A result folder with these students, as `screen` writes one. */
function resultSet(folder: string, wave: string, rows: readonly Row[]): string {
  mkdirSync(place.path(folder))
  const lines = rows.map(
    ({ student, school = 'A', quality = 'valid', tier = 'none', score = 5 }, index) =>
      `${index + 1},${student},${school},7,1,${Number(student.slice(1)) % 2 === 0 ? 'male' : 'female'},13,${wave},${quality},${tier},${tier},yes,,,${score}`,
  )
  place.write(`${folder}/students.csv`, `${[HEADER, ...lines].join('\n')}\n`)
  const protocol = { id: 'cn-grades-4-12-cards', version: '1.0.0', fingerprint: 'x', example: true }
  const summary = { mindgauge: '0', protocol, instruments: [], wave, accounting: { tiers: {} } }
  place.write(`${folder}/summary.json`, JSON.stringify(summary))
  return place.path(folder)
}

const many = (tier: (index: number) => Partial<Row>): Row[] =>
  Array.from({ length: 120 }, (_, index) => ({ student: `s${index}`, ...tier(index) }))

const six = (name: string): string[] => [...'123456'].map((digit) => `${name}${digit}`)

let first = ''
let second = ''
beforeAll(() => {
  first = resultSet('autumn', 'autumn', [
    ...many((i) => ({ tier: i < 20 ? 'yellow' : 'none', score: 5 + (i % 7) })),
    ...six('gone').map((student) => ({ student, tier: 'red', score: 20 })),
  ])
  second = resultSet('spring', 'spring', [
    ...many((i) => ({
      tier: i < 8 || i >= 110 ? 'yellow' : 'none',
      score: 4 + (i % 5),
      school: i === 0 ? 'B' : 'A',
    })),
    ...six('late').map((student) => ({ student, quality: 'invalid', tier: 'invalid' })),
  ])
})
afterAll(place.remove)

describe('mindgauge compare', () => {
  it('counts new, persisting and recovered students, hides small counts, lists each student apart', async () => {
    const { code, err, out } = await mindgauge(
      ...['compare', first, second, '--out', place.path('out')],
      ...['--reliability', 'phq-a_total=0.84:alpha'],
    )
    expect(err).toContain('made with other versions')
    for (const lost of ['cohort.csv', 'missing.csv']) expect(err).toContain(lost)
    expect(out).toMatch(/McNemar p = 0\.\d+, n = 120/)
    expect(out).toMatch(/Bowker (p = |not given)/)
    expect(code).toBe(1)
    const rows = records(place.read('out/transitions.csv'))
    const outcome = (id: string) =>
      rows.find(({ level, measure, to }) => level === 'all' && measure === 'outcome' && to === id)
    expect(outcome('new')?.['count']).toBe('10')
    expect(outcome('persisting')?.['count']).toBe('8')
    expect(outcome('recovered')?.['count']).toBe('12')
    expect(outcome('lost')?.['count']).toBe('6')
    for (const { count = '' } of rows)
      expect(count === '' || count === '0' || Number(count) >= 5).toBe(true)
    const students = records(place.read('out/restricted-students.csv'))
    expect(students).toHaveLength(132)
    expect(students.find(({ student }) => student === 's0')).toMatchObject({
      changed_school: 'yes',
      autumn_school: 'A',
      spring_school: 'B',
      'autumn>spring_outcome': 'persisting',
      'autumn>spring_phq-a_total_change': '-1',
      'autumn>spring_phq-a_total_class': 'unchanged',
    })
    expect(students.find(({ student }) => student === 'gone1')).toMatchObject({
      spring_tier: 'absent',
      'autumn>spring_outcome': 'lost',
    })
    const [change] = records(place.read('out/changes.csv'))
    expect(change).toMatchObject({ n: '120', reliability: '0.84', reliability_kind: 'alpha' })
    expect(Number(change?.['least_change'])).toBeCloseTo(
      1.96 * Math.SQRT2 * Number(change?.['sd_from']) * 0.4,
      8,
    )
    const { pairs } = JSON.parse(place.read('out/compare.json'))
    expect(pairs[0].mcnemar).toMatchObject({ n: 120, oddsRatio: 10 / 12 })
    expect(pairs[0].bowker.degreesOfFreedom).toBe(1)
  })

  it('gives paired change by group and counts by school within grade, where they may be shown', async () => {
    const out = place.path('nested')
    await mindgauge('compare', first, second, '--out', out, '--by', 'grade,grade/school')
    const changes = records(place.read('nested/changes.csv'))
    expect(changes.map(({ level, group, n }) => [level, group, n])).toEqual([
      ['all', 'all', '120'],
      ['grade', '7', '120'],
    ])
    const { levels } = JSON.parse(place.read('nested/compare.json'))
    expect(levels).toEqual(['grade', 'school/grade'])
    const bad = await mindgauge('compare', first, second, '--out', out, '--by', 'grade/district')
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('school, grade, class, sex')])
  })

  it('a retest of the same wave takes the place of an invalid sheet and of no other', async () => {
    const retest = resultSet('spring-retest', 'spring', [
      { student: 'late1', tier: 'none' },
      { student: 's1', tier: 'red' },
    ])
    const out = place.path('retested')
    const { code } = await mindgauge('compare', first, second, retest, '--out', out)
    expect(code).toBe(1)
    const { waves, pairs } = JSON.parse(place.read('retested/compare.json'))
    // One student alone is now open no longer: what would tell is hidden, and tests made of it are not said.
    const hidden = records(place.read('retested/transitions.csv')).filter(
      (row) => row['suppressed'] === 'yes',
    )
    expect(hidden.length).toBeGreaterThan(1)
    for (const { count, share } of hidden) expect([count, share]).toEqual(['', ''])
    expect(pairs[0].mcnemar).toBeNull()
    expect(waves[1]).toMatchObject({ retested: 2, replaced: 1, students: 126 })
    const students = records(place.read('retested/restricted-students.csv'))
    const tierOf = (key: string) => students.find(({ student }) => student === key)?.['spring_tier']
    expect([tierOf('late1'), tierOf('s1')]).toEqual(['none', 'yellow'])
    await mindgauge('compare', first, second, retest, '--out', out, '--retest', 'last')
    const last = records(place.read('retested/restricted-students.csv'))
    expect(last.find(({ student }) => student === 's1')?.['spring_tier']).toBe('red')
  })

  it('result sets of one wave alone, a folder without results and a strange scale are refused', async () => {
    const out = place.path('none')
    const one = await mindgauge('compare', first, first, '--out', out)
    expect([one.code, one.err]).toEqual([3, expect.stringContaining('two or more waves')])
    const none = await mindgauge('compare', first, place.path('nowhere'), '--out', out)
    expect([none.code, none.err]).toEqual([3, expect.stringContaining('no such file')])
    const strange = await mindgauge(
      'compare',
      first,
      second,
      '--out',
      out,
      '--reliability',
      'x=0.5',
    )
    expect(strange.code).toBe(3)
    const bad = await mindgauge('compare', first, second, '--out', out, '--reliability', 'x=2')
    expect(bad.code).toBe(2)
    const empty = await mindgauge('compare', first, second, '--out', out, '--reliability', 'x= :a')
    expect(empty.code).toBe(2)
    expect(place.has('none')).toBe(false)
  })
})

describe('mindgauge accuracy', () => {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const isCase = i % 4 === 0
    return `${i},${isCase ? 'yes' : i === 1 ? '' : i === 2 ? 'maybe' : 'no'},${isCase ? 8 + (i % 8) : i % 11},${i % 2}`
  })
  it('gives figures, cut scores and a plot by group, and says who is in no figure', async () => {
    const path = place.write('dx.csv', `id,dx,score,sex\n${rows.join('\n')}\n`)
    const { code, out, err } = await mindgauge(
      ...['accuracy', path, '--reference', 'dx', '--score', 'score', '--by', 'sex', '--cut', '8'],
      ...['--out', place.path('accuracy')],
    )
    expect([code, err]).toEqual([1, expect.stringContaining('1 rows with another value')])
    expect(out).toContain('1 without a reference')
    expect(err).toContain('for analysis, not for publication')
    const figures = records(place.read('accuracy/accuracy.csv'))
    const of = (group: string, measure: string) =>
      figures.find((one) => one['group'] === group && one['measure'] === measure)
    expect(of('', 'sensitivity')).toMatchObject({
      epir: 'se',
      estimate: '1',
      cases: '20',
      cut: '8',
    })
    expect(of('1', 'cases')).toBeUndefined()
    expect(of('1', 'specificity')?.['cases']).toBe('0')
    expect(place.read('accuracy/roc.svg')).toMatch(/^<svg [\s\S]*<polyline/)
  })
  it('a score that is the same for everybody has no cut score, in words of the reader', async () => {
    const same = rows.map((row) => row.replace(/,\d+(,\d)$/, ',5$1'))
    const path = place.write('same.csv', `id,dx,score,sex\n${same.join('\n')}\n`)
    const asked = ['accuracy', path, '--reference', 'dx', '--score', 'score', '--prevalence', '0.1']
    const english = await mindgauge(...asked)
    expect(english.out).toContain('youden: nobody positive, ≥ 5')
    expect(english.out).toContain('predictive values – and 0.900')
    const chinese = await mindgauge(...asked, '--lang', 'zh')
    expect(chinese.out).toContain('约登指数: 无人阳性, ≥ 5')
    expect(english.out + chinese.out).not.toMatch(/NaN|Infinity/)
  })
  it('nothing is said at a cut score that cannot be chosen', async () => {
    const path = place.write('cases.csv', 'id,dx,score\n1,yes,4\n2,yes,9\n')
    const words = [path, '--reference', 'dx', '--score', 'score', '--out', place.path('cases')]
    const { out } = await mindgauge('accuracy', ...words)
    expect(out).toContain('score –: 2 + 0')
    expect(out).toContain('sensitivity – (– – –)')
    const figures = records(place.read('cases/accuracy.csv'))
    for (const { measure, estimate } of figures) expect([measure, estimate]).toEqual([measure, ''])
  })
  it('a column that is not there and a cost without a prevalence are refused', async () => {
    const path = place.path('dx.csv')
    const none = await mindgauge('accuracy', path, '--reference', 'dx', '--score', 'nothing')
    expect([none.code, none.err]).toEqual([
      3,
      expect.stringContaining('a column with the header nothing'),
    ])
    const cost = await mindgauge(
      'accuracy',
      path,
      '--reference',
      'dx',
      '--score',
      'score',
      '--cost',
      '3',
    )
    expect(cost.code).toBe(2)
  })
})
