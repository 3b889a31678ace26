import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareTable } from '../../src/io/formats/prepare-table.js'
import { ANSWERS, found, ROSTER, SECRETS } from './planted-secrets.js'
import { type Ended, mindgauge, workplace } from './run-command.js'
import { GAD7 } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const file = place.write('answers.csv', `${ANSWERS.map((cells) => cells.join(',')).join('\n')}\n`)
const roster = place.write('roster.csv', ROSTER)
const key = place.write('key.txt', `${SECRETS.key}\n`)

/** Texts of a file, those of a compressed one as a table. */
async function textOf(path: string): Promise<string> {
  if (!/\.(?:xlsx|parquet|sav)$/.test(path)) return readFileSync(path, 'utf8')
  const prepared = await prepareTable(path)
  if (!prepared.ok) throw new Error(`${basename(path)} cannot be read back`)
  const text = readFileSync(prepared.value.path, 'utf8')
  prepared.value.remove()
  return text
}

const said = ({ out, err }: Ended): string[] => found(out + err)

/** Lists of students, which an office reads with their numbers. */
const RESTRICTED =
  /^(?:students|crisis|retest|missing|changed|moved|restricted-students|beside)\.csv$/

/** What stands in the files of a folder and may not: the number of a student in lists alone, everything else nowhere. */
async function leaks(folder: string): Promise<string[]> {
  const names = readdirSync(place.path(folder), { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(place.path(join(folder, name))).isFile())
  expect(files.length).toBeGreaterThan(0)
  const held = files.map(async (name) => {
    const allowed = RESTRICTED.test(basename(name)) ? (['student'] as const) : []
    const text = await textOf(place.path(join(folder, name)))
    return found(text, allowed).map((secret) => `${name}: ${secret}`)
  })
  return (await Promise.all(held)).flat()
}

const screenWords = (out: string): string[] => [
  ...['screen', file, '--protocol', 'tests/cli/fixtures/pilot.json', '--roster', roster],
  ...['--out', place.path(out), '--wave', out],
]
let autumn: Ended
let spring: Ended
beforeAll(async () => {
  autumn = await mindgauge(...screenWords('autumn'))
  spring = await mindgauge(...screenWords('spring'), '--json', '--columns', 'full')
})

it('the markers stand where they were planted', async () => {
  const text = readFileSync(file, 'utf8') + readFileSync(roster, 'utf8') + readFileSync(key, 'utf8')
  expect(found(text).sort()).toEqual(Object.keys(SECRETS).sort())
})

describe('no private text leaves screen', () => {
  it('on the terminal, whether for people or for machines', () => {
    expect([autumn.code, spring.code]).toEqual([1, 1])
    expect([said(autumn), said(spring)]).toEqual([[], []])
  })

  it('in any of its files', async () => {
    expect([...(await leaks('autumn')), ...(await leaks('spring'))]).toEqual([])
    expect(readFileSync(place.path('autumn/students.csv'), 'utf8')).toContain(SECRETS.student)
    expect(readFileSync(place.path('autumn/issues.csv'), 'utf8').length).toBeGreaterThan(500)
  })

  it('in Chinese, by threads, or under pseudonyms, which hide the numbers too', async () => {
    const words = ['--lang', 'zh', '--pseudonyms', key, '--threads', '2']
    const run = await mindgauge(...screenWords('keyed'), ...words)
    expect(run.code).toBe(1)
    expect(said(run)).toEqual([])
    expect(await leaks('keyed')).toEqual([])
    expect(readFileSync(place.path('keyed/students.csv'), 'utf8')).not.toContain(SECRETS.student)
  })
})

describe('no private text leaves the commands that read results', () => {
  const ways: readonly (readonly [string, (out: string) => readonly string[]])[] = [
    [
      'compare',
      (out) => [
        ...['compare', place.path('autumn'), place.path('spring'), '--out', out],
        ...['--protocol', 'tests/cli/fixtures/pilot.json'],
      ],
    ],
    [
      'prevalence',
      (out) => [...['prevalence', place.path('autumn')], '--roster', roster, '--out', out],
    ],
    [
      'diff',
      (out) => [
        ...['diff', file, '--protocol', 'tests/cli/fixtures/pilot.json'],
        ...['--instrument', 'gad-7', '--out', out],
      ],
    ],
    [
      'accuracy',
      (out) => [
        ...['accuracy', file, '--reference', 'case', '--score', GAD7[0] ?? '', '--by', 'school'],
        ...['--out', out],
      ],
    ],
    [
      'norms build',
      (out) => {
        mkdirSync(out)
        return [
          ...['norms', 'build', place.path('autumn'), '--instrument', 'gad-7', '--minimum', '2'],
          ...['--population', 'nobody', '--year', '2026', '--out', join(out, 'norms.json')],
        ]
      },
    ],
    [
      'quality-reference',
      (out) => {
        mkdirSync(out)
        return ['quality-reference', file, '--instrument', 'phq-a', '--out', join(out, 'q.json')]
      },
    ],
  ]
  it.each(ways)('%s', async (name, words) => {
    const out = `out-${name.replaceAll(' ', '-')}`
    const run = await mindgauge(...words(place.path(out)))
    expect([0, 1], run.err).toContain(run.code)
    expect(said(run)).toEqual([])
    expect(await leaks(out)).toEqual([])
  })

  it('audit', async () => {
    const run = await mindgauge('audit', place.path('autumn/cohort.csv'))
    expect(said(run)).toEqual([])
    const wrong = await mindgauge('audit', file)
    expect(wrong.code).toBe(3)
    expect(said(wrong)).toEqual([])
  })
})

describe('no private text leaves inspect', () => {
  it.each([[], ['--json'], ['--instrument', 'phq-a,gad-7'], ['--lang', 'zh']])(
    '%j',
    async (...words) => {
      const run = await mindgauge('inspect', file, ...words)
      expect(run.out).not.toBe('')
      expect(said(run)).toEqual([])
    },
  )

  it('nor the map that it proposes', async () => {
    const out = place.path('map.json')
    const run = await mindgauge('inspect', file, '--instrument', 'phq-a,gad-7', '--map-out', out)
    expect(said(run)).toEqual([])
    expect(found(readFileSync(out, 'utf8'))).toEqual([])
  })
})

describe('score carries the columns of the file, but for private ones', () => {
  const CARRIED = ['student', 'name', 'badSex', 'badGrade', 'badDate', 'badReference'] as const

  it.each(['csv', 'xlsx', 'parquet', 'sav', 'jsonl'])('into %s', async (ending) => {
    const out = place.path(`scores.${ending}`)
    const words = ['--instrument', 'phq-a,gad-7', '--codebook', '--methods', '--out', out]
    const run = await mindgauge('score', file, ...words)
    expect(run.code, run.err).toBe(1)
    expect(said(run)).toEqual([])
    expect(found(await textOf(out), CARRIED)).toEqual([])
    for (const beside of ['codebook.csv', 'codebook.md', 'methods.md'])
      expect(found(place.read(`scores.${beside}`))).toEqual([])
  })

  it('with pseudonyms neither numbers nor names', async () => {
    const out = place.path('pseudonyms.csv')
    const words = ['--instrument', 'phq-a,gad-7', '--pseudonyms', key, '--out', out]
    const run = await mindgauge('score', file, ...words)
    expect(said(run)).toEqual([])
    const carried = CARRIED.filter((one) => one !== 'student' && one !== 'name')
    expect(found(await textOf(out), carried)).toEqual([])
  })
})

describe('what is refused is refused without its content', () => {
  it.each([
    ['validate', file],
    ['validate', key],
    ['screen', key, '--protocol', 'tests/cli/fixtures/pilot.json', '--out', place.path('never')],
    ['screen', file, '--protocol', file, '--out', place.path('never')],
    ['screen', file, '--protocol', key, '--out', place.path('never')],
    ['score', file, '--instrument', file, '--out', place.path('never.csv')],
    ['score', file, '--instrument', 'gad-7', '--map', key, '--out', place.path('never.csv')],
    ['score', file, '--instrument', 'gad-7', '--norms', roster, '--out', place.path('never.csv')],
    [
      'screen',
      file,
      '--protocol',
      'cn-teachers-cards',
      '--tags',
      roster,
      '--out',
      place.path('never'),
    ],
    ['compare', file, roster, '--out', place.path('never')],
    ['accuracy', file, '--reference', 'nothing', '--score', 'nothing'],
    ['side-by-side', place.path('autumn'), place.path('spring'), '--out', place.path('never.csv')],
    ['prevalence', file, '--design', roster, '--strata', 'phone', '--out', place.path('never')],
  ])('%s %s %s', async (...words) => {
    const run = await mindgauge(...words)
    expect(run.code).toBeGreaterThan(0)
    expect(said(run)).toEqual([])
    expect(place.has('never') || place.has('never.csv')).toBe(false)
  })
})
