import { basename, extname } from 'node:path'
import { codebookCsv } from '../batch/codebook/codebook-csv.js'
import { codebookMarkdown } from '../batch/codebook/codebook-markdown.js'
import { codebookRows } from '../batch/codebook/codebook-rows.js'
import { methodsMarkdown } from '../batch/codebook/methods-markdown.js'
import type { GuardedFile } from '../batch/door/guard-door.js'
import type { LoadedInstruments } from '../batch/load-instruments.js'
import type { ScoreOutcome } from '../batch/score/score-file.js'
import type { Request } from './command.js'

/** What the files beside a result are made from. */
export interface CompanionInput extends LoadedInstruments {
  readonly guarded: GuardedFile
  readonly version: string
  readonly outcome: ScoreOutcome
}

/** The files beside a result that the command line asks for: codebook and methods. */
export function companions(
  { values }: Request,
  { compiled, norms, guarded, version, outcome }: CompanionInput,
): { readonly name: string; readonly content: string }[] {
  const out = values['out'] ?? '-'
  const stem = basename(out, extname(out))
  const { rows, scored, rejected } = outcome
  const files: { name: string; content: string }[] = []
  if (values['codebook'] !== undefined) {
    const detail = values['columns'] === 'full' ? 'full' : 'usual'
    const book = codebookRows(compiled, guarded, detail)
    files.push({ name: `${stem}.codebook.csv`, content: codebookCsv(book) })
    files.push({ name: `${stem}.codebook.md`, content: codebookMarkdown(book) })
  }
  if (values['methods'] !== undefined) {
    const content = methodsMarkdown({ version, compiled, norms, rows, scored, rejected })
    files.push({ name: `${stem}.methods.md`, content })
  }
  return files
}
