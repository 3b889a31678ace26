import type { Language, Text } from '../issue/text.js'

/** One option of a command. Without `value` it is a switch. */
export interface OptionSpec {
  /** What stands for its value in the usage line, such as `FILE`. */
  readonly value?: string
  /** The values that it takes, where they are few. */
  readonly choices?: readonly string[]
  readonly required?: boolean
  readonly about: Text
}

/** What the command line says of one command; the code behind it is loaded when it runs. */
export interface CommandSpec {
  readonly name: string
  /** What stands for its arguments in the usage line, such as `RESPONSES...`. */
  readonly operands: { readonly label: string; readonly least: number; readonly most: number }
  readonly about: Text
  /** More of what a user should know, one paragraph each. */
  readonly details: readonly Text[]
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly load: () => Promise<Command>
}

/** Runs a command and returns its exit code. */
export type Command = (request: Request, context: Context) => Promise<number>

/** A command line that was understood. */
export interface Request {
  readonly operands: readonly string[]
  /** Values of the options given. */
  readonly values: Readonly<Record<string, string>>
  readonly language: Language
  readonly json: boolean
}

/** What a command may touch of the process around it. */
export interface Context {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Bytes to the standard output, for results that go there. */
  readonly outBytes: (bytes: Uint8Array) => void
  /** Whether a person is looking at the standard error. */
  readonly isTerminal: boolean
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal
}

/** Exit codes: done, done with data issues worth a look, usage, nothing written, interrupted. */
export const EXIT = { done: 0, issues: 1, usage: 2, nothing: 3, interrupted: 130 } as const
