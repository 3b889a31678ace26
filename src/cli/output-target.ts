import { basename, dirname, extname, resolve } from 'node:path'
import { type Output, openOutput } from '../io/open-output.js'
import { type Issue, issue } from '../issue/issue.js'
import type { Context } from './command.js'

/** One place to write bytes to: a file that appears at the end or not at all, or the standard output. */
export interface OutputTarget {
  readonly write: (bytes: Uint8Array) => void
  /** Writes a further file into the same folder, which appears together with the first. */
  readonly beside: (name: string, content: string) => void
  /** What stands in the way of the file, if anything. */
  readonly commit: () => readonly Issue[]
  readonly abort: () => void
}

/** Endings that promise a format that no writer has. */
const OTHER_FORMATS = new Set(['.json', '.tsv', '.xls', '.zsav', '.gz', '.dta', '.sas7bdat'])

/** Opens a path for writing; `-` is the standard output. None of `inputs` is written over. */
export function openTarget(
  path: string,
  inputs: readonly string[],
  context: Context,
): OutputTarget | { readonly issues: readonly Issue[] } {
  if (path === '-')
    return { write: context.outBytes, beside: () => {}, commit: () => [], abort: () => {} }
  const ending = extname(path).toLowerCase()
  if (OTHER_FORMATS.has(ending))
    return {
      issues: [
        issue({
          code: 'output-unwritable',
          file: basename(path),
          expected: 'a name that ends in .csv, .xlsx, .parquet, .sav or .jsonl',
          received: ending,
        }),
      ],
    }
  const opened = openOutput(dirname(resolve(path)), inputs)
  return opened.ok ? fileTarget(opened.value, basename(path)) : { issues: opened.issues }
}

function fileTarget(output: Output, name: string): OutputTarget {
  const file = output.file(name)
  return {
    write: file.write,
    beside: (other, content) => output.file(other).write(content),
    commit: () => output.commit().issues,
    abort: output.abort,
  }
}
