import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Issue, type IssueDraft, issue, type Result } from '../../issue/issue.js'
import { checkPresence, fileError } from '../file/check-file.js'
import { isNoSpace } from '../no-space.js'
import type { Delimiter } from '../read-csv.js'
import { detectFormat, isGzip, readHead } from './detect/detect-format.js'
import type { FileFormat, FormatId, FormatOptions } from './file-format.js'
import { FormatError } from './format-error.js'
import { gunzipFile } from './gunzip-file.js'
import { READ_LIMITS } from './limits.js'
import { stageTable } from './stage-table.js'
import { type StagingFile, stagingFile } from './staging.js'
import type { TableColumn } from './table-source.js'

/** How a file of any format is to be made ready. */
export interface PrepareOptions extends Partial<FormatOptions> {
  /** What the file is called in issues and results; its name without the folder if absent. */
  readonly name?: string
  /** Stops the work; its reason is thrown. */
  readonly signal?: AbortSignal
}

/** A table that can be opened as often as one likes, until it is removed. */
export interface PreparedTable {
  /** Where its text stands: the file itself, or a temporary one. */
  readonly path: string
  readonly name: string
  readonly format: FormatId
  readonly isCompressed: boolean
  /** Of a staged table; absent where the file is text and its header decides. */
  readonly delimiter?: Delimiter
  /** What the format knows of its columns; absent where the file is text. */
  readonly columns?: readonly TableColumn[]
  readonly sheet?: string
  readonly sheets?: readonly string[]
  /** Of a workbook, the row of the sheet in which the rows below the header begin. */
  readonly firstRow?: number
  readonly issues: readonly Issue[]
  /** Takes away the temporary file. */
  readonly remove: () => void
}

/**
 * Makes a file ready for `openResponses` and `readRoster`, whatever its format, which its content decides and not its
 * name. Text stays where it is. A workbook, SPSS, JSON or Parquet file, or one compressed by gzip, is read once, row by
 * row, into a temporary text file that only its owner can read; call `remove` when done.
 *
 * @returns the table with what is odd about the file; or what stands in the way: it is not there, of a kind that is not
 *   read, damaged, cut short or unsafe
 * @throws the signal's reason when the work is to stop
 */
export async function prepareTable(
  path: string,
  options: PrepareOptions = {},
): Promise<Result<PreparedTable>> {
  const name = options.name ?? basename(path)
  const checked = checkPresence(path, name)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  const staged: StagingFile[] = []
  const remove = (): void => {
    for (const file of staged.splice(0)) file.remove()
  }
  const stage = (): string => {
    const file = stagingFile('table.txt')
    staged.push(file)
    return file.path
  }
  try {
    const value = await prepare(path, checked.size, stage, options)
    const issues = value.drafts.map((draft) => issue({ file: name, ...draft }))
    const { drafts: _, ...table } = value
    return { ok: true, value: { ...table, name, issues, remove }, issues }
  } catch (error) {
    remove()
    options.signal?.throwIfAborted()
    if (error instanceof FormatError)
      return { ok: false, issues: [issue({ file: name, ...error.draft })] }
    if (isNoSpace(error)) return { ok: false, issues: [issue({ file: name, ...NO_ROOM })] }
    if (error instanceof Error && 'syscall' in error)
      return { ok: false, issues: [fileError(name, error)] }
    throw error
  }
}

/** The temporary file does not fit; the file that was to be read is as good as before. */
const NO_ROOM: IssueDraft = {
  code: 'output-unwritable',
  expected: 'room in the temporary folder for the table',
  received: 'a full disk',
}

type Prepared = Omit<PreparedTable, 'name' | 'issues' | 'remove'> & {
  readonly drafts: readonly IssueDraft[]
}

async function prepare(
  path: string,
  size: number,
  stage: () => string,
  options: PrepareOptions,
): Promise<Prepared> {
  const { limits = READ_LIMITS, signal } = options
  const head = readHead(path)
  if (isGzip(head)) {
    const inner = stage()
    await gunzipFile(path, size, inner, limits, signal)
    const innerHead = readHead(inner)
    if (isGzip(innerHead)) throw nested()
    if (innerHead.length === 0) throw empty()
    return { ...(await prepare(inner, statSync(inner).size, stage, options)), isCompressed: true }
  }
  const format = detectFormat(path, size, head)
  const known = { format: format.id, isCompressed: false }
  const about = options.sheet !== undefined && format.id !== 'xlsx' ? [noSheets(format)] : []
  if (format.id === 'csv') return { ...known, path, drafts: about }
  const source = await format.open({ ...options, limits, path, size })
  try {
    const table = stage()
    await stageTable(source, table, limits, signal)
    const { columns, sheet, sheets, firstRow } = source
    return {
      ...known,
      ...{ path: table, delimiter: '\t', columns, drafts: [...about, ...source.issues()] },
      ...(sheet === undefined ? {} : { sheet }),
      ...(sheets === undefined ? {} : { sheets }),
      ...(firstRow === undefined ? {} : { firstRow }),
    }
  } finally {
    source.close()
  }
}

function noSheets({ name }: FileFormat): IssueDraft {
  const sides = { expected: 'a workbook, where a sheet can be chosen', received: name }
  return { code: 'sheet-unknown', severity: 'info', ...sides }
}

function nested(): FormatError {
  const sides = { expected: 'a table inside the gzip file', received: 'another gzip file' }
  return new FormatError({ code: 'file-unsafe', ...sides })
}

function empty(): FormatError {
  const sides = { expected: 'a table inside the gzip file', received: 'nothing' }
  return new FormatError({ code: 'file-empty', ...sides })
}
