import type { Issue } from '../issue/issue.js'
import { type Context, EXIT, type Request } from './command.js'
import { phrase } from './phrases.js'
import { issueLines } from './print-issues.js'

/**
 * Says what stands in the way, on the standard error or as JSON; the exit code for nothing written.
 *
 * @param hints - what to do about it, for people
 */
export function refuse(
  issues: readonly Issue[],
  { json, language }: Request,
  context: Context,
  hints: readonly string[] = [],
): number {
  if (json) context.out(`${JSON.stringify({ issues }, null, 2)}\n`)
  else {
    for (const line of issueLines(issues, language)) context.err(`${line}\n`)
    for (const hint of hints) context.err(`${hint}\n`)
    context.err(`mindgauge: ${phrase(language, 'nothingWritten')}\n`)
  }
  return EXIT.nothing
}

/** Says what is wrong with the value of an option; the exit code for usage. */
export function misuse(message: string, context: Context): number {
  context.err(`mindgauge: ${message}\n`)
  return EXIT.usage
}

/** A line of lines on the standard output. */
export function print(lines: readonly string[], context: Context): void {
  context.out(`${lines.join('\n')}\n`)
}
