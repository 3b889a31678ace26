import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawsFrom } from '../cohort-campaign.js'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
const ITEMS = Array.from({ length: 9 }, (_, item) => `phqa_${item + 1}`)
let results = ''
let answers = ''

beforeAll(async () => {
  const draw = drawsFrom(20261122)
  const rows = Array.from({ length: 900 }, (_, index) => {
    const age = 12 + (index % 5)
    const level = draw() * (0.8 + age / 20)
    const codes = ITEMS.map(() => Math.min(3, Math.floor(4 * draw() * level)))
    return [index, age, index % 2 === 0 ? 'female' : 'male', 1 + (index % 3), ...codes].join()
  })
  answers = place.write(
    'answers.csv',
    `${['id', 'age', 'sex', 'w', ...ITEMS].join()}\n${rows.join('\n')}\n`,
  )
  results = place.path('scored.csv')
  const { code, err } = await mindgauge('score', answers, '--instrument', 'phq-a', '--out', results)
  expect([code, err]).toEqual([expect.any(Number), expect.stringContaining('900')])
})
afterAll(place.remove)

const build = (out: string, ...more: readonly string[]) =>
  mindgauge(
    ...['norms', 'build', results, '--instrument', 'phq-a', '--population', 'made-up students'],
    ...['--year', '2026', '--out', place.path(out), '--scale', 'total', ...more],
  )

describe('mindgauge norms build', () => {
  it.each([
    ['mean-sd', '--by', 'age,sex', '--smooth', '1', '--minimum', '50'],
    ['mean-sd', '--by', 'sex', '--weight', 'w'],
    ['percentile', '--by', 'age', '--definition', 'at-or-below'],
    ['percentile', '--by', 'sex', '--definition', 'mid-rank'],
    ['normalised', '--by', 'sex', '--ranks', 'blom'],
    ['normalised', '--by', 'age', '--ranks', 'tukey', '--smooth', '1'],
    ['normalised', '--by', 'sex', '--metric', 'stanine'],
    ['continuous', '--by', 'age,sex', '--minimum', '50', '--powers', '3,2', '--terms', '4'],
    ['continuous', '--by', 'age', '--terms', 'cp'],
  ] as const)(
    '%s: validate accepts the table, and score uses it for everybody (%s %s %s %s)',
    async (method, ...more) => {
      const { code, err } = await build('table.json', '--method', method, ...more)
      expect(code, err).toBeLessThanOrEqual(1)
      const validated = await mindgauge('validate', place.path('table.json'))
      expect([validated.code, validated.out]).toEqual([0, expect.stringContaining('no fault')])
      const out = place.path('normed.csv')
      await mindgauge(
        'score',
        answers,
        '--instrument',
        'phq-a',
        '--norms',
        place.path('table.json'),
        '--out',
        out,
      )
      const table = JSON.parse(place.read('table.json'))
      const scored = records(place.read('normed.csv'))
      for (const one of scored) expect(one[`phq-a_total_${table.metric}`]).not.toBe('')
      // A group normed on itself has a mean near the middle of the metric.
      const middle = { t: 50, percentile: 50, stanine: 5 }[table.metric as 't'] ?? 0
      const sum = scored.reduce(
        (total, one) => total + Number(one[`phq-a_total_${table.metric}`]),
        0,
      )
      expect(Math.abs(sum / scored.length / middle - 1)).toBeLessThan(0.08)
      expect(place.read('table.json.svg')).toMatch(/^<svg [\s\S]*<polyline/)
      const figures = records(place.read('table.json.figures.csv'))
      for (const { n_raw = '', standard_error = '' } of figures)
        if (Number(n_raw) > 0) expect(Number(standard_error)).toBeGreaterThanOrEqual(0)
    },
  )

  it('a group below the minimum gets no cell and is named', async () => {
    const { code, err } = await build('few.json', '--by', 'age', '--minimum', '10000')
    expect([code, place.has('few.json')]).toEqual([3, false])
    expect(err).toContain('group with too few members')
    expect(err).toContain('age 12–13')
  })

  it('scores and weights that are no numbers are said by column, and counted apart', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `${at},female,${at % 20},1`)
    const wrong = ['200,female,many,1', '201,female,3,heavy', '202,female,3,-2', '203,female,,1']
    const file = place.write(
      'odd.csv',
      `student,sex,phq-a_total_raw,w\n${[...rows, ...wrong].join('\n')}\n`,
    )
    const { code, err } = await mindgauge(
      ...['norms', 'build', file, '--instrument', 'phq-a', '--population', 'X', '--year', '2026'],
      ...['--scale', 'total', '--by', 'sex', '--weight', 'w', '--out', place.path('odd.json')],
    )
    expect(code).toBe(1)
    expect(err).toContain(
      'row 201, phq-a_total_raw: not a number: expected a number, received 1 cells',
    )
    expect(err).toContain(
      'row 202, w: not a number: expected a number of 0 or more, received 2 cells',
    )
    const [cell] = JSON.parse(place.read('odd.json')).cells
    expect(cell.n).toBe(200)
  })

  it('a continuous norm says its fit, its terms with errors, and the best sets of other sizes', async () => {
    await build(
      'fit.json',
      '--method',
      'continuous',
      '--by',
      'age',
      '--terms',
      '3',
      '--minimum',
      '20',
    )
    const [fit] = JSON.parse(place.read('fit.json.fit.json'))
    expect(fit.terms).toHaveLength(4)
    expect(fit.rSquared).toBeGreaterThan(0.9)
    for (const { standardError } of fit.terms) expect(standardError).toBeGreaterThan(0)
    const squares = fit.candidates.map(({ rSquared }: { rSquared: number }) => rSquared)
    expect(squares).toEqual([...squares].sort((one, other) => one - other))
  })

  it.each([
    [['--by', 'school'], '--by'],
    [['--method', 'continuous', '--by', 'sex'], '--by age'],
    [['--minimum', '1'], '--minimum'],
    [['--terms', 'many'], '--terms'],
    [['--reliability', 'total=7'], '--reliability'],
  ] as const)('%j is refused', async (more, message) => {
    const { code, err } = await build('bad.json', ...more)
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})
