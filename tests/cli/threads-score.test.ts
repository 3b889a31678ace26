import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draws } from '../support/score-sheets.js'
import { inEveryFormat } from '../support/table-formats.js'
import { type BuiltCli, buildCli } from './build-cli.js'
import { workplace } from './run-command.js'
import { csv, GAD7, PHQA } from './sheets.js'

const place = workplace()
let cli: BuiltCli

/** More than three megabytes: a part that is read here, and one that a thread reads ahead. */
const N = 16_000
const HEADER = ['school', 'remark', ...PHQA, 'room', ...GAD7, 'sex', 'age']

function tableOf(hasStudents: boolean): string[][] {
  const draw = draws(7)
  const rows = Array.from({ length: N }, (_, row) => {
    const oneOddIn = [10_000, 10_000, 20, 3][draw(4)] ?? 1
    const answers = [...PHQA, ...GAD7].map(() =>
      draw(oneOddIn) > 0 ? String(draw(4)) : (['', '', 'x', '7'][draw(4)] ?? ''),
    )
    const remark = ['teacher said '.repeat(18), '王老师 '.repeat(30).trim(), '=1+1'][draw(3)] ?? ''
    const cells = [
      ...(hasStudents ? [String(draw(9 * N))] : []),
      // Schools of which the later ones are met by the thread alone.
      ...[`School ${draw(3 + row / 100)}`, remark, ...answers.slice(0, 9), `Room ${draw(row + 1)}`],
      ...[...answers.slice(9), draw(300) === 0 ? '?' : 'male', String(11 + draw(8))],
    ]
    return draw(4000) === 0 ? cells.slice(0, 9) : cells
  })
  return [[...(hasStudents ? ['student'] : []), ...HEADER], ...rows]
}

const text = (table: readonly (readonly string[])[]): string =>
  table.map((cells) => `${cells.join(',')}\n`).join('')

beforeAll(() => {
  cli = buildCli()
  const table = tableOf(true)
  place.write('answers.csv', text(table))
  const twice = tableOf(false)
  place.write('no-students.csv', text([...twice, ...twice.slice(400, 420)]))
  const quoted = table.map((cells) => cells.map((cell, at) => (at === 2 ? `"${cell},\n"` : cell)))
  place.write('quoted.csv', text(quoted))
  place.write('crlf.csv', text(table).replaceAll('\n', '\r\n'))
  place.write('header-only.csv', text(table.slice(0, 1)))
  place.write('other-columns.csv', text(table.map((cells) => cells.slice(0, 5))))
  place.write('small.csv', csv({}, { student: '2', sex: 'x' }))
})
afterAll(() => {
  cli.remove()
  place.remove()
})

/** Scores a file; all that was said and written, but for the time that it took. */
function scored(file: string, threads: string, ...words: readonly string[]) {
  const out = place.path('scored')
  const own = ['--instrument', 'phq-a,gad-7', '--threads', threads]
  const run = spawnSync(
    process.execPath,
    [cli.entry, 'score', place.path(file), ...own, '--out', out, ...words],
    { timeout: 40_000 },
  )
  const wrote = place.list('.').filter((name) => name.startsWith('scored') || name.startsWith('.'))
  const said = `${run.stdout}\n${run.stderr}`.replaceAll(/\d+\.\d+ s\b/g, 'TIME')
  const files = wrote.map((name) => [name, readFileSync(place.path(name), 'latin1')])
  for (const name of wrote) rmSync(place.path(name))
  return { status: run.status, signal: run.signal, said, files }
}

describe('score with a thread that reads ahead', () => {
  it.each<[string, readonly string[]]>([
    ['answers.csv', []],
    ['answers.csv', ['--json']],
    ['answers.csv', ['--columns', 'full']],
    ['no-students.csv', ['--json']],
    ['quoted.csv', []],
    ['crlf.csv', []],
    ['small.csv', []],
    ['answers.csv', ['--format', 'xlsx']],
    ['answers.csv', ['--format', 'parquet']],
    ['answers.csv', ['--format', 'sav']],
    ['quoted.csv', ['--format', 'jsonl']],
  ])('writes what one thread writes, and says the same: %s %j', (file, words) => {
    const one = scored(file, '1', ...words)
    expect(one.status, one.said).toBe(1)
    expect(one.files).toHaveLength(1)
    expect(scored(file, '2', ...words)).toEqual(one)
  })

  it.each<[string, number]>([
    ['header-only.csv', 3],
    ['other-columns.csv', 3],
    ['nowhere.csv', 3],
  ])('refuses what one thread refuses, and ends: %s', (file, status) => {
    const one = scored(file, '1')
    expect(one).toMatchObject({ status, signal: null, files: [] })
    for (const threads of ['2', '3']) expect(scored(file, threads)).toEqual(one)
  })

  it('ends where a word of the command is wrong', () => {
    for (const words of [
      ['--instrument', 'no-such'],
      ['--norms', 'no-such'],
      ['--map', place.path('nowhere.json')],
    ]) {
      const one = scored('answers.csv', '1', ...words)
      expect(one).toMatchObject({ signal: null, files: [] })
      expect(one.status).toBeGreaterThan(1)
      expect(scored('answers.csv', '2', ...words)).toEqual(one)
    }
  })
})

describe('a table of another format, which a thread reads ahead', () => {
  let one: ReturnType<typeof scored>
  const noName = ({ said, files, ...rest }: ReturnType<typeof scored>) => ({ ...rest, files })
  beforeAll(async () => {
    const table = tableOf(true).map((cells) => cells.map((cell) => cell.replace('=1+1', '')))
    const whole = table.filter(({ length }) => length === table[0]?.length)
    const all = await inEveryFormat(whole)
    for (const ending of ['csv.gz', 'xlsx', 'utf-16.txt'])
      place.write(`other.${ending}`, all[ending] ?? '')
    place.write('other.csv', text(whole))
    one = scored('other.csv', '1')
  })
  it.each(['csv.gz', 'xlsx', 'utf-16.txt'])('has the rows of CSV: %s', (ending) => {
    expect(noName(scored(`other.${ending}`, '2'))).toEqual(noName(one))
  })
})
