import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { PreparedFolder } from '../batch/compare/read-result-set.js'
import { type PreparedTable, prepareTable } from '../io/formats/prepare-table.js'
import type { Issue } from '../issue/issue.js'
import { takeIssues } from '../issue/take-issues.js'
import type { Context, Request } from './command.js'
import { refuse } from './say.js'

/** A file to be made ready, and which of its sheets is read where it is a workbook. */
export interface WantedTable {
  readonly path: string
  readonly sheet?: string | undefined
}

/**
 * Makes files ready, whatever their formats, and lets `use` work with them, in the order given; what stands in the way
 * of any is said at once. Temporary files are gone at the end, however it comes.
 */
export async function withPrepared(
  wanted: readonly WantedTable[],
  request: Request,
  context: Context,
  use: (tables: readonly PreparedTable[]) => Promise<number>,
): Promise<number> {
  const { signal } = context
  const ready: PreparedTable[] = []
  const faults: Issue[] = []
  try {
    for (const { path, sheet } of wanted) {
      const prepared = await prepareTable(path, {
        signal,
        ...(sheet === undefined ? {} : { sheet }),
      })
      if (prepared.ok) ready.push(prepared.value)
      else takeIssues(faults, prepared.issues)
    }
    if (faults.length > 0) return refuse(faults, request, context)
    return await use(ready)
  } finally {
    for (const { remove } of ready) remove()
  }
}

/** Endings of the formats in which results may stand, the one that `screen` writes first. */
const ENDINGS = ['.csv', '.csv.gz', '.xlsx', '.parquet', '.sav', '.zsav', '.jsonl', '.json', '.tsv']

/** Where the students of a result folder stand, in whatever format somebody keeps them; a path that is no folder stays. */
export function studentsIn(given: string): string {
  if (!(existsSync(given) && statSync(given).isDirectory())) return given
  const names = readdirSync(given)
  const found = ENDINGS.map((ending) => `students${ending}`).find((name) => names.includes(name))
  return join(given, found ?? 'students.csv')
}

/** As {@link withPrepared}, for result folders: those whose students stand in another format are made ready. */
export async function withFolders(
  folders: readonly string[],
  request: Request,
  context: Context,
  use: (folders: readonly (string | PreparedFolder)[]) => Promise<number>,
): Promise<number> {
  const paths = folders.map(studentsIn)
  const isUsual = (path: string): boolean => path === '' || basename(path) === 'students.csv'
  const others = paths.filter((path, at) => path !== folders[at] && !isUsual(path))
  return withPrepared(
    others.map((path) => ({ path })),
    request,
    context,
    async (tables) =>
      use(
        folders.map((folder, at) => {
          const students = tables[others.indexOf(paths[at] ?? '')]
          return students === undefined ? folder : { folder, students }
        }),
      ),
  )
}
