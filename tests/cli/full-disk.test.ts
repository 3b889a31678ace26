import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltCli, buildCli } from './build-cli.js'
import { workplace } from './run-command.js'
import { cells, csv, HEADER } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
let cli: BuiltCli

beforeAll(() => {
  cli = buildCli()
})
afterAll(() => {
  cli.remove()
  place.remove()
})

const sheets = Array.from({ length: 400 }, (_, at) => ({ student: String(20_000 + at) }))
const file = place.write('in.csv', csv(...sheets))
const records = sheets.map((sheet) =>
  Object.fromEntries(cells(sheet).map((cell, at) => [HEADER[at] as string, cell])),
)
const json = place.write('in.json', JSON.stringify(records))

/** Runs a command that may write no file of more than so many blocks of 1,024 bytes, as on a disk that is full. */
const onFullDisk = (blocks: number, ...words: readonly string[]) =>
  spawnSync(
    'bash',
    [
      '-c',
      `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`,
      'bash',
      process.execPath,
      cli.entry,
      ...words,
    ],
    { encoding: 'utf8' },
  )

describe('a disk that is full', () => {
  it.each([
    ['score', [file, '--instrument', 'gad-7', '--out', place.path('scores.csv')]],
    ['score', [file, '--instrument', 'gad-7', '--out', place.path('scores.xlsx')]],
    ['score', [file, '--instrument', 'gad-7', '--out', place.path('scores.sav')]],
    ['screen', [file, '--protocol', PILOT, '--out', place.path('results')]],
    ['screen', [file, '--protocol', PILOT, '--out', place.path('results'), '--threads', '2']],
    [
      'generate',
      ['--protocol', PILOT, '--students', '900', '--seed', '1', '--out', place.path('term.csv')],
    ],
  ])(
    'is named by %s %j, nothing half written is left, and it is no internal error',
    (name, words) => {
      const before = place.list('.')
      const run = onFullDisk(4, name, ...words)
      expect(run.stderr).toContain('no space left on the disk')
      expect(run.stderr).not.toContain('internal error')
      expect(run.stderr).not.toMatch(/^\s+at /m)
      expect(run.status).toBe(3)
      expect(place.list('.')).toEqual(before)
    },
  )

  it('is named in Chinese', () => {
    const out = place.path('scores.csv')
    const words = ['--instrument', 'gad-7', '--out', out, '--lang', 'zh']
    expect(onFullDisk(4, 'score', file, ...words).stderr).toContain('空间不足')
  })

  it('is told from a fault of the file, where a table does not fit into the temporary folder', () => {
    const out = place.path('scores.csv')
    const run = onFullDisk(4, 'score', json, '--instrument', 'gad-7', '--out', out)
    expect(run.status).toBe(3)
    expect(run.stderr).toContain('in.json: output cannot be written')
    expect(run.stderr).toContain('room in the temporary folder for the table')
  })

  it('is named where pseudonyms do not fit into the temporary folder', () => {
    const key = place.write('key.txt', 'a key of enough characters')
    const out = place.path('scores.csv')
    const words = ['--instrument', 'gad-7', '--out', out, '--pseudonyms', key]
    const run = onFullDisk(4, 'score', file, ...words)
    expect(run.status).toBe(3)
    expect(run.stderr).toContain('no space left')
  })
})

const hasFull = existsSync('/dev/full')
if (!hasFull)
  console.warn('There is no /dev/full here: writing to a full standard output is not tested.')

describe.runIf(hasFull)('a standard output that is full', () => {
  it.each([
    ['score', [file, '--instrument', 'gad-7', '--out', '-']],
    ['instruments', ['phq-9']],
    ['inspect', [file, '--json']],
  ])('ends %s with a message and no stack', (name, words) => {
    const run = spawnSync(
      'bash',
      ['-c', 'exec "$@" >/dev/full', 'bash', process.execPath, cli.entry, name, ...words],
      { encoding: 'utf8' },
    )
    expect(run.stderr).toContain('no space left on the disk')
    expect(run.stderr).not.toMatch(/^\s+at /m)
    expect(run.status).toBe(3)
  })
})
