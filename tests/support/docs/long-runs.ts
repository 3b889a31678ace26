import { readFileSync } from 'node:fs'

/** What was run for long and is not run by every test: figures written down with the command that gave them. */
interface LongRuns {
  readonly fuzzing: {
    readonly date: string
    readonly command: string
    /** Number of inputs by what they were. */
    readonly inputs: Readonly<Record<string, number>>
    readonly failures: number
  }
  readonly memory: {
    readonly date: string
    readonly command: string
    readonly rows: readonly {
      readonly what: string
      readonly file: string
      readonly megabytes: number
    }[]
  }
}

/** The part of `docs/validation.md` about long runs, from `docs/long-runs.json`. */
export function longRunLines(
  table: (heads: readonly string[], rows: readonly (readonly string[])[]) => readonly string[],
): readonly string[] {
  const { fuzzing, memory }: LongRuns = JSON.parse(readFileSync('docs/long-runs.json', 'utf8'))
  const inputs = Object.entries(fuzzing.inputs)
  const total = inputs.reduce((sum, [, count]) => sum + count, 0)
  const grouped = (count: number): string => count.toLocaleString('en')
  return [
    '## Long runs',
    '',
    'Run by hand, and some thousands of the inputs by every `npm test`.',
    '',
    `Fuzzing of each reader (${fuzzing.date}, \`${fuzzing.command}\`): ${grouped(total)} damaged, random and made-up files. None may crash a reader, keep it longer than its patience, or lose a row: rows = read + rejected, and where newlines tell rows, as many as somebody else counts. Failures: ${fuzzing.failures}.`,
    '',
    ...table(
      ['files', 'inputs'],
      inputs.map(([what, count]) => [what, grouped(count)]),
    ),
    '',
    `Memory (${memory.date}, \`${memory.command}\`, maximum resident set):`,
    '',
    ...table(
      ['command', 'file', 'MB'],
      memory.rows.map(({ what, file, megabytes }) => [what, file, String(megabytes)]),
    ),
    '',
  ]
}
