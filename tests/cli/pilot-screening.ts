import { expect } from 'vitest'
import type { ScreenAccounting } from '../../src/batch/screen/tally.js'
import { type Ended, mindgauge, records, type Workplace, workplace } from './run-command.js'
import { csv, type TestSheet } from './sheets.js'

export const PILOT = 'tests/cli/fixtures/pilot.json'
export const place: Workplace = workplace()

let runs = 0

/** How a screening ended, and what it wrote. */
export interface Screened extends Ended {
  readonly folder: string
  readonly table: (name: string) => Readonly<Record<string, string>>[]
  readonly accounting: () => ScreenAccounting
}

/** Screens a text by the pilot protocol into a folder of its own. */
export async function screened(
  text: string | Uint8Array,
  ...more: readonly string[]
): Promise<Screened> {
  const folder = `run-${++runs}`
  const file = place.write(`sheets-${runs}.csv`, text)
  const words = ['screen', file, '--protocol', PILOT, '--out', place.path(folder), ...more]
  const ended = await mindgauge(...words)
  return {
    ...ended,
    folder,
    table: (name: string) => records(place.read(`${folder}/${name}`)),
    accounting: () => JSON.parse(place.read(`${folder}/summary.json`)).accounting,
  }
}

export const sheets = (...some: readonly TestSheet[]): Promise<Screened> => screened(csv(...some))

/** What stands in the way: exit code 3, what is said, nothing written, no folder left behind. */
export function expectNothingWritten(
  run: {
    readonly code: number
    readonly err: string
    readonly out: string
    readonly folder: string
  },
  ...says: readonly (string | RegExp)[]
): void {
  expect(run.code).toBe(3)
  for (const said of says) expect(run.err).toMatch(said)
  expect(run.err).toContain('nothing was written')
  expect(run.out).toBe('')
  expect(place.has(run.folder)).toBe(false)
  expect(place.list('.').filter((name) => name.startsWith('.'))).toEqual([])
}

/** Data issues: exit code 1, every file there, and every row accounted for. */
export function expectAccounted(run: Screened, rows: number, scored: number): void {
  expect(run.code).toBe(1)
  expect(run.accounting()).toMatchObject({ rows, scored, rejected: rows - scored })
  expect(run.out).toContain(`rows in     ${rows} = ${scored} scored + ${rows - scored} rejected`)
  expect(run.table('students.csv')).toHaveLength(scored)
  expect(run.table('rejected.csv')).toHaveLength(rows - scored)
}
