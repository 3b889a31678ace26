import { readFileSync } from 'node:fs'
import type { Summary } from '../../src/batch/screen/summary.js'
import type { ScreenAccounting } from '../../src/batch/screen/tally.js'
import { type Ended, mindgauge, records, type Workplace, workplace } from './run-command.js'
import { csv, type TestSheet } from './sheets.js'

export const place: Workplace = workplace()

/** The pilot protocol, as far as these tests change it. */
export const PILOT: {
  readonly grades: readonly number[]
  readonly instruments: readonly object[]
  readonly rules: readonly Partial<{ readonly id: string; readonly grades: readonly number[] }>[]
} = JSON.parse(readFileSync('tests/cli/fixtures/pilot.json', 'utf8'))
let runs = 0

interface Run {
  readonly sheets: string
  readonly roster?: string
  readonly protocol?: object
  readonly words?: readonly string[]
}

/** How a screening ended, and what it wrote. */
export interface Screened extends Ended {
  readonly table: (name: string) => Readonly<Record<string, string>>[]
  readonly summary: () => Summary
  readonly accounting: () => ScreenAccounting
  readonly text: (name: string) => string
}

/** Screens sheets, with a roster or without, by the pilot protocol or a change of it. */
export async function screened({
  sheets,
  roster,
  protocol = {},
  words = [],
}: Run): Promise<Screened> {
  const folder = `run-${++runs}`
  const rostered =
    roster === undefined ? [] : ['--roster', place.write(`${folder}-roster.csv`, roster)]
  const ended = await mindgauge(
    'screen',
    place.write(`${folder}.csv`, sheets),
    '--protocol',
    place.write(`${folder}.json`, JSON.stringify({ ...PILOT, ...protocol })),
    '--out',
    place.path(folder),
    ...rostered,
    ...words,
  )
  const table = (name: string) => records(place.read(`${folder}/${name}`))
  const summary = (): Summary => JSON.parse(place.read(`${folder}/summary.json`))
  return {
    ...ended,
    table,
    summary,
    accounting: () => summary().accounting,
    text: (name: string) => place.read(`${folder}/${name}`),
  }
}

/** A file of sheets with a column more, in front. */
export function withColumn(
  name: string,
  cells: readonly string[],
  ...sheets: readonly TestSheet[]
): string {
  const lines = csv(...sheets)
    .trimEnd()
    .split('\n')
  return lines.map((line, row) => `${row === 0 ? name : cells[row - 1]},${line}\n`).join('')
}

export const ROSTER = 'student,school,grade,class,sex\n'
