import { mkdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { loadProtocol } from '../../src/io/catalogue.js'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const PROTOCOL = 'cn-grades-4-12-cards'
const loaded = loadProtocol(PROTOCOL)
const fingerprint = loaded.ok ? loaded.value.fingerprint : ''

const HEADER = 'student,school,grade,sex,quality,tier,phq-9_total_raw,phq-9_total_band'
const sound = Array.from({ length: 40 }, (_, at) => {
  const raw = (at * 7) % 20
  const band = ['minimal', 'mild', 'moderate', 'moderately-severe'][Math.floor(raw / 5)]
  const sex = at % 4 < 2 ? 'female' : 'male'
  return `${at + 1},School ${at % 4},${7 + (at % 3)},${sex},valid,none,${raw},${band}`
})

/** Results in a folder of their own, beside the summary of the protocol that made them. */
async function estimated(name: string, rows: readonly string[], ...words: readonly string[]) {
  mkdirSync(place.path(name), { recursive: true })
  if (!words.includes('none'))
    place.write(`${name}/summary.json`, JSON.stringify({ protocol: { id: PROTOCOL, fingerprint } }))
  const results = place.write(`${name}/students.csv`, `${[HEADER, ...rows].join('\n')}\n`)
  const folder = `${name}-out`
  const run = await mindgauge('prevalence', results, '--out', place.path(folder), ...words)
  const table = (file: string) => records(place.read(`${folder}/${file}.csv`))
  return { ...run, table }
}

describe('cells of results that say nothing', () => {
  const wrong = [
    '91,School 1,7,female,valid,none,seven,moderate',
    '92,School 1,7,female,valid,purple,5,mild',
    '93,School 1,7,female,splendid,none,5,mild',
    '94,School 1,7,female,valid,none,5,lofty',
    '95,School 1,7,female,invalid,purple,x,lofty',
  ]

  it('are said with row, column, expected and received, and counted apart', async () => {
    const rows = [...sound, ...wrong]
    const run = await estimated('wrong', rows, '--protocol', PROTOCOL, '--json')
    expect(run.code).toBe(1)
    const told = JSON.parse(run.out)
    const said = told.issues.map(({ row, column, code }: Record<string, unknown>) => [
      row,
      column,
      code,
    ])
    expect(said).toEqual([
      [41, 'phq-9_total_raw', 'number-invalid'],
      [42, 'tier', 'unknown-reference'],
      [43, 'quality', 'unknown-reference'],
      [44, 'phq-9_total_band', 'unknown-reference'],
    ])
    for (const one of told.issues) {
      expect([one.expected, one.received].every((side) => side.length > 0)).toBe(true)
      expect(`${one.message}`).not.toMatch(/purple|splendid|lofty|seven/)
    }
    expect(told.unread).toEqual({ scores: 1, words: 3 })
    // The sheet of unknown quality is not counted; the others are, with what can be read of them.
    expect([told.rows, told.sheets]).toEqual([45, 43])
    const text = await estimated('wrong', rows, '--protocol', PROTOCOL)
    expect(text.err).toContain('1 scores that are no numbers, 3 words')
    const zh = await estimated('wrong', rows, '--protocol', PROTOCOL, '--lang', 'zh')
    expect(zh.err).toContain('1 个分数不是数字')
    expect(zh.err).toContain('其他词')
  })

  it('change no figure: they count as blank', async () => {
    const blank = [
      '91,School 1,7,female,valid,none,,moderate',
      '92,School 1,7,female,valid,,5,mild',
      '94,School 1,7,female,valid,none,5,',
    ]
    const one = await estimated('wrong', [...sound, ...wrong], '--protocol', PROTOCOL)
    const other = await estimated('blank', [...sound, ...blank], '--protocol', PROTOCOL)
    for (const table of ['prevalence', 'differences', 'comparison'])
      expect(one.table(table)).toEqual(other.table(table))
  })

  it('any word can be a tier where it is not known by which protocol it was given', async () => {
    const run = await estimated('free', [...sound, wrong[1] ?? ''], '--protocol', 'none', '--json')
    const told = JSON.parse(run.out)
    expect([run.code, told.unread]).toEqual([0, { scores: 0, words: 0 }])
  })
})

it('the order of rows changes no byte of a table', async () => {
  const turned = [...sound].reverse()
  const mixed = [...turned.filter((_, at) => at % 3 === 0), ...turned.filter((_, at) => at % 3 > 0)]
  const [one, other] = [await estimated('in', sound), await estimated('mixed', mixed)]
  for (const table of ['prevalence', 'differences', 'comparison'])
    expect(other.table(table)).toEqual(one.table(table))
})
