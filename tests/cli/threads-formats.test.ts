import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEveryFormat } from '../support/table-formats.js'
import { type BuiltCli, buildCli } from './build-cli.js'
import { workplace } from './run-command.js'
import { all, cells, GAD7, HEADER, PHQA } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
let cli: BuiltCli

/** More than a megabyte, so that threads share the file, with faults in places of every part. */
const N = 16_000
const table = [
  [...HEADER],
  ...Array.from({ length: N }, (_, at) =>
    cells({
      student: String(100_000 + (at % (N - 3))),
      school: `School ${at % 7}`,
      grade: String(7 + (at % 3)),
      sex: at % 4001 === 4000 ? 'x' : at % 2 ? 'male' : 'female',
      phqa: PHQA.map((_, item) => (at + item * (at % 5)) % 4),
      gad7: at % 3999 === 3998 ? all('?', GAD7) : GAD7.map((_, item) => (at * 3 + item) % 4),
    }),
  ),
]

beforeAll(async () => {
  cli = buildCli()
  place.write('answers.csv', table.map((row) => `${row.join(',')}\n`).join(''))
  for (const [ending, bytes] of Object.entries(await inEveryFormat(table)))
    place.write(`answers.${ending}`, bytes)
})
afterAll(() => {
  cli.remove()
  place.remove()
})

function screened(ending: string, threads: string): readonly string[] {
  const out = `out-${ending}-${threads}`
  const words = ['--protocol', PILOT, '--out', place.path(out), '--threads', threads]
  const run = spawnSync(
    process.execPath,
    [cli.entry, 'screen', place.path(`answers.${ending}`), ...words],
    { encoding: 'utf8' },
  )
  expect(run.status, run.stderr).toBe(1)
  expect(run.stdout).toContain('16,000 = ')
  return place
    .list(out)
    .filter((name) => !/summary\.json|report\.html/.test(name))
    .map(
      (name) =>
        `${name}\n${place
          .read(`${out}/${name}`)
          .replaceAll(`answers.${ending}`, 'FILE')
          .replace(/.*,file-encoding,.*\n/, '')}`,
    )
}

describe('threads share a table of any format, with the bytes of one thread and of CSV', () => {
  let one: readonly string[]
  beforeAll(() => {
    one = screened('csv', '1')
  })
  it.each(['csv', 'csv.gz', 'xlsx', 'parquet', 'sav', 'json', 'jsonl', 'tsv', 'utf-16.txt'])(
    '%s',
    { timeout: 120_000 },
    (ending) => {
      expect(screened(ending, '3')).toEqual(one)
    },
  )
})
