import { readFileSync, rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { ColumnMap } from '../../src/io/column-map.js'
import { mindgauge, records, workplace } from './run-command.js'

const EXPORTS = 'tests/fixtures/exports/'
const expected: Record<string, number[]> = JSON.parse(
  readFileSync(`${EXPORTS}expected.json`, 'utf8'),
)
const place = workplace()
afterAll(place.remove)

interface Proposed {
  readonly platform: string
  readonly attention: readonly string[]
  readonly columns: readonly {
    readonly target: string
    readonly position: number
    readonly confidence: string
    readonly evidence: readonly string[]
  }[]
}
type ProposedMap = ColumnMap & { readonly proposal: Proposed }

async function propose(file: string, ...words: readonly string[]): Promise<ProposedMap> {
  const out = place.path(`${file}.map.json`)
  await mindgauge('inspect', EXPORTS + file, ...words, '--map-out', out)
  return JSON.parse(readFileSync(out, 'utf8'))
}

/** Totals of a file by a map that the user accepted, once what was open is decided. */
async function totals(
  file: string,
  map: ColumnMap,
  instruments: readonly string[],
): Promise<Record<string, number[]>> {
  const accepted = place.write('accepted.json', JSON.stringify(map))
  const out = place.path('scored.csv')
  rmSync(out, { force: true })
  const names = instruments.join(',')
  const { err } = await mindgauge(
    ...['score', EXPORTS + file, '--instrument', names, '--map', accepted, '--out', out],
  )
  if (!place.has('scored.csv')) throw new Error(err)
  const rows = records(place.read('scored.csv').replaceAll(/"[^"]*"/g, ''))
  return Object.fromEntries(
    instruments.map((id) => [id, rows.map((row) => Number(row[`${id}_total_raw`]))]),
  )
}

const WORDS = ['--instrument', 'phq-9,gad-7'] as const
const phqAt = (first: number, skipped = 99): number[] =>
  Array.from({ length: 9 }, (_, at) => first + at + (at >= skipped ? 1 : 0))

describe.each([
  ['100001_按文本_某校_40_40.csv', 'wjx', 'label', phqAt(12, 5)],
  ['redcap-labels.csv', 'redcap', 'label', phqAt(3)],
  ['redcap-raw.csv', 'redcap', 'code', phqAt(3)],
  ['qualtrics.csv', 'qualtrics', 'label', phqAt(8)],
  ['limesurvey.csv', 'limesurvey', 'code', phqAt(7)],
  ['surveyjs.json', 'surveyjs', 'code', phqAt(3)],
])('%s', (file, platform, coding, positions) => {
  it('is known, its items are found and each has its evidence', async () => {
    const { proposal, columns } = await propose(file, ...WORDS)
    const items = proposal.columns.filter(({ target }) => target.startsWith('phq9_'))
    expect(proposal.platform).toBe(platform)
    expect(items.map(({ position }) => position)).toEqual(positions)
    expect(items.every(({ evidence }) => evidence.length >= 3)).toBe(true)
    expect(columns?.['phq9_9']).toMatchObject({ coding })
  })

  it('scores to the totals that were put in, once the map is given back', async () => {
    const { undecided = [], ...map } = await propose(file, ...WORDS)
    expect(undecided.every(({ about }) => about.includes('sex'))).toBe(true)
    const { 'phq-9': phq, 'gad-7': gad } = expected
    expect(await totals(file, map, ['phq-9', 'gad-7'])).toEqual({ 'phq-9': phq, 'gad-7': gad })
  })
})

describe('an export of 问卷星', () => {
  it('attention items inside a block are no items, person fields are found behind numbers', async () => {
    const { proposal, columns } = await propose('100001_按文本_某校_40_40.csv', ...WORDS)
    expect(proposal.attention).toEqual(['5、PHQ-9 题组—6.此题请选择“几天”'])
    expect(columns).toMatchObject({ student: '2、学号', sex: '3、您的性别：', grade: '4、年级' })
    expect(columns).toMatchObject({ date: '提交答卷时间', seconds: '所用时间' })
  })

  it('items behind a demographic block are found by position, -3 is no answer', async () => {
    const file = '100002_按序号_某校_40_40.csv'
    const map = await propose(file, '--instrument', 'phq-9')
    expect(map.undecided).toBeUndefined()
    expect(map.missing).toEqual({ blank: ['-3'] })
    const { 'phq-9': phq = [] } = await totals(file, map, ['phq-9'])
    const others = (values: readonly number[] = []): number[] => values.filter((_, at) => at !== 7)
    expect(others(phq)).toEqual(others(expected['phq-9']))
    expect(phq[7]).toBe(0)
  })

  it('what positions of yes and no stand for is asked, and no guess is used', async () => {
    const file = '100003_按序号_某校_40_40.csv'
    const { undecided = [], ...map } = await propose(file, '--instrument', 'mht')
    expect(undecided).toHaveLength(1)
    const [, descending] = undecided[0]?.choices ?? []
    expect(descending?.write).toEqual({ answers: { 1: 1, 2: 0 } })
    const columns = Object.entries(map.columns ?? {}).map(([name, column]) => [
      name,
      name.startsWith('mht_')
        ? { ...(column as object), ...(descending?.write as object) }
        : column,
    ])
    const decided = { ...map, columns: Object.fromEntries(columns) }
    const accepted = place.write('mht.json', JSON.stringify(decided))
    const out = place.path('mht.csv')
    await mindgauge('score', EXPORTS + file, '--instrument', 'mht', '--map', accepted, '--out', out)
    const scales = (name: string): string[] =>
      records(place.read(name)).map((row) =>
        JSON.stringify(Object.entries(row).filter(([column]) => column.startsWith('mht_'))),
      )
    const rows = readFileSync(EXPORTS + file, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
    const items = Array.from({ length: 100 }, (_, at) => `mht_${at + 1}`)
    const codes = rows.map((row) =>
      row
        .split(',')
        .slice(-100)
        .map((cell) => 2 - Number(cell)),
    )
    place.write('codes.csv', `${[items, ...codes].map((cells) => cells.join(',')).join('\n')}\n`)
    const byCodes = place.path('by-codes.csv')
    await mindgauge('score', place.path('codes.csv'), '--instrument', 'mht', '--out', byCodes)
    expect(scales('mht.csv')).toHaveLength(40)
    expect(scales('mht.csv')).toEqual(scales('by-codes.csv'))
  })

  it('addresses of computers are not carried into results', async () => {
    const file = '100002_按序号_某校_40_40.csv'
    const map = await propose(file, '--instrument', 'phq-9')
    await totals(file, map, ['phq-9'])
    expect(place.read('scored.csv')).not.toMatch(/来自IP|192\.0\.2/)
    await totals(file, { ...map, keep: ['来自IP'] }, ['phq-9'])
    expect(place.read('scored.csv')).toContain('192.0.2')
  })
})

describe('a proposal is not used before it is accepted', () => {
  it('without --map nothing is scored, whatever inspect proposed', async () => {
    await propose('plain.csv', ...WORDS)
    const out = place.path('guess.csv')
    const ended = await mindgauge('score', `${EXPORTS}plain.csv`, ...WORDS, '--out', out)
    expect([ended.code, place.has('guess.csv')]).toEqual([3, false])
  })

  it('a map with an open decision is refused', async () => {
    const map = await propose('plain.csv', ...WORDS)
    expect(map.undecided?.[0]?.about).toContain('phq-9, gad-7')
    await expect(totals('plain.csv', map, ['phq-9', 'gad-7'])).rejects.toThrow('decision left open')
    const { undecided: _, ...decided } = map
    expect((await totals('plain.csv', decided, ['phq-9']))['phq-9']).toEqual(expected['phq-9'])
  })

  it('where no instrument is named, a block that several fit is asked about', async () => {
    const { undecided = [], columns = {} } = await propose('100002_按序号_某校_40_40.csv')
    expect(undecided[0]?.choices.map(({ meaning }) => meaning).join()).toContain('phq-9')
    expect(Object.keys(columns).some((name) => name.startsWith('phq'))).toBe(false)
  })

  it('--map and --map-out together are a mistake of usage', async () => {
    const ended = await mindgauge(
      ...['inspect', `${EXPORTS}plain.csv`, '--map', 'a.json', '--map-out', 'b.json'],
    )
    expect(ended.code).toBe(2)
  })
})
