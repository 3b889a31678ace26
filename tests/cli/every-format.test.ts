import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inEveryFormat } from '../support/table-formats.js'
import { mindgauge, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const BANDS = ['below-cut', 'at-or-above-cut']

/** Results of a made-up district, as `screen` writes them; names are those that SPSS keeps as they are. */
const HEADER =
  'row,student,school,grade,class,sex,age,wave,quality,tier,tier_possible,determined,reasons,notes,dsrsc_total_raw,dsrsc_total_band,case'
const students = Array.from({ length: 240 }, (_, at) => {
  const raw = (at * 7 + Math.floor(at / 37)) % 24
  const band = BANDS[[15].filter((cut) => raw >= cut).length] ?? ''
  const tier = raw >= 20 ? 'red' : 'none'
  const who = [
    at + 1,
    1000 + at,
    `School ${1 + (at % 4)}`,
    7 + (at % 3),
    1,
    at % 2 ? 'male' : 'female',
  ]
  const rest = [
    12.5,
    'w',
    'valid',
    tier,
    tier,
    'yes',
    '',
    '',
    raw,
    band,
    raw + (at % 5) > 14 ? 1 : 0,
  ]
  return [...who, ...rest].map(String)
})
const results = [HEADER.split(','), ...students]
const roster = [
  ['student', 'school', 'grade', 'sex'],
  ...students.map((cells) => [1, 2, 3, 5].map((at) => cells[at] ?? '')),
  ['9001', 'School 1', '7', 'male'],
]
const design = [
  ['school', 'area', 'w'],
  ...[1, 2, 3, 4].map((one) => [`School ${one}`, one < 3 ? 'east' : 'west', String(one)]),
]
const text = (table: readonly (readonly string[])[]): string =>
  table.map((cells) => `${cells.join(',')}\n`).join('')
const FORMATS = ['tsv', 'utf-16.txt', 'csv.gz', 'xlsx', 'json', 'jsonl', 'parquet', 'sav'] as const

const put = async (name: string, table: readonly (readonly string[])[]) => {
  for (const [ending, bytes] of Object.entries(await inEveryFormat(table)))
    place.write(`${name}.${ending}`, bytes)
  return place.write(`${name}.csv`, text(table))
}
await put('results', results)
await put('roster', roster)
await put('design', design)

let nRuns = 0

/** Every file of a folder, without what names the file that was read. */
const folderOf = (name: string): readonly string[] =>
  place.list(name).map((file) => `${file}\n${place.read(join(name, file))}`)

const same = (content: readonly string[]): readonly string[] =>
  content.map((one) =>
    one.replaceAll(/(?:results|roster|design|cohort)\.(?:[a-z0-9-]+\.)?[a-z]+/g, 'FILE'),
  )

describe.each(FORMATS)('a table as %s gives what the same table as CSV gives', (ending) => {
  const both = async (words: (ending: string, out: string) => readonly string[]) => {
    const runs = []
    for (const one of ['csv', ending]) {
      const out = `out-${++nRuns}`
      const run = await mindgauge(...words(one, place.path(out)))
      expect(run.err).not.toContain('nothing was written')
      expect([0, 1], run.err).toContain(run.code)
      runs.push({ out: run.out.replaceAll(out, 'OUT'), files: same(folderOf(out)) })
    }
    return runs
  }
  const file = (name: string, one: string): string => place.path(`${name}.${one}`)

  it('to prevalence, with roster and design', async () => {
    const [csv, own] = await both((one, out) => [
      ...['prevalence', file('results', one), '--roster', file('roster', one), '--out', out],
      ...[
        '--design',
        file('design', one),
        '--strata',
        'area',
        '--weights',
        'w',
        '--protocol',
        'none',
      ],
    ])
    expect(csv?.files.length).toBe(4)
    expect(own?.files).toEqual(csv?.files)
  })

  it('to accuracy', async () => {
    const [csv, own] = await both((one, out) => [
      ...['accuracy', file('results', one), '--reference', 'case', '--score', 'dsrsc_total_raw'],
      ...['--by', 'sex', '--out', out],
    ])
    expect(csv?.files.length).toBe(3)
    expect(own?.files).toEqual(csv?.files)
    expect(own?.out).toBe(csv?.out)
  })

  it('to norms build', async () => {
    const [csv, own] = await both((one, out) => {
      mkdirSync(out, { recursive: true })
      return [
        ...['norms', 'build', file('results', one), '--instrument', 'dsrsc', '--by', 'sex'],
        ...['--population', 'nobody', '--year', '2026', '--minimum', '50'],
        ...['--out', join(out, 'norms.json')],
      ]
    })
    expect(csv?.files.length).toBe(4)
    const plain = (content: string) => content.replaceAll(/"fingerprint": "\w+"/g, '')
    expect(own?.files.map(plain)).toEqual(csv?.files.map(plain))
  })
})

describe('folders whose students somebody keeps in another format', () => {
  const folder = async (name: string, ending: string) => {
    const path = place.path(name)
    mkdirSync(path)
    const summary = {
      wave: name.slice(0, 6),
      protocol: { id: 'cn-grades-7-9-cards', fingerprint: 'x' },
      instruments: [],
      accounting: { tiers: {} },
    }
    place.write(`${name}/summary.json`, JSON.stringify(summary))
    const bytes =
      ending === 'csv' ? Buffer.from(text(results)) : (await inEveryFormat(results))[ending]
    place.write(`${name}/students.${ending}`, bytes ?? '')
    return path
  }

  it.each(['xlsx', 'parquet', 'csv.gz', 'jsonl'])('as %s are compared', async (ending) => {
    const compared = async (one: string) => {
      const out = place.path(`compared-${ending}-${one}`)
      const sets = [
        await folder(`autumn-${ending}-${one}`, one),
        await folder(`spring-${ending}-${one}`, one),
      ]
      const run = await mindgauge('compare', ...sets, '--out', out)
      expect([0, 1], run.err).toContain(run.code)
      return folderOf(`compared-${ending}-${one}`).map((content) =>
        content.replaceAll(/(autumn|spring)-[\w.-]+/g, '$1'),
      )
    }
    expect(await compared(ending)).toEqual(await compared('csv'))
  })

  it('are taken by prevalence, accuracy and norms build, and no other file of the folder is', async () => {
    const path = await folder('kept-as-xlsx', 'xlsx')
    const out = place.path('kept')
    const run = await mindgauge('prevalence', path, '--protocol', 'none', '--out', out)
    expect([0, 1], run.err).toContain(run.code)
    const words = ['--reference', 'case', '--score', 'dsrsc_total_raw']
    expect((await mindgauge('accuracy', path, ...words)).code).toBe(0)
  })
})

describe('published tables in any format', () => {
  const published = [
    ['level', 'group', 'measure', 'category', 'n', 'count'],
    ['all', 'all', 'tier', 'red', '100', '40'],
    ['all', 'all', 'tier', 'none', '100', '60'],
  ]
  it.each(FORMATS)('%s is audited', async (ending) => {
    await put('cohort', published)
    const run = await mindgauge('audit', place.path(`cohort.${ending}`))
    const csv = await mindgauge('audit', place.path('cohort.csv'))
    expect(same([run.out])).toEqual(same([csv.out]))
    expect(run.code).toBe(csv.code)
  })
})

describe('what is no table', () => {
  it.each([
    ['accuracy', '--reference', 'a', '--score', 'b'],
    ['audit'],
    ['prevalence', '--out', place.path('never')],
    ...[
      [
        'norms',
        'build',
        '--instrument',
        'phq-a',
        '--population',
        'x',
        '--year',
        '2026',
        '--out',
        place.path('never.json'),
      ],
    ],
  ])('is refused by %s with its name', async (...words) => {
    const damaged = place.write('broken.xlsx', Buffer.from('PK\u0003\u0004 and no more'))
    const run = await mindgauge(...words, damaged)
    expect(run.code).toBe(3)
    expect(run.err).toContain('broken.xlsx')
    expect(place.has('never')).toBe(false)
  })
})
