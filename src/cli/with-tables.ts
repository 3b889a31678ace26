import { type PreparedTable, prepareTable } from '../io/formats/prepare-table.js'
import { loadKey } from '../io/pseudonyms/load-key.js'
import { pseudonymiseTable } from '../io/pseudonyms/pseudonymise-table.js'
import type { Issue } from '../issue/issue.js'
import { takeIssues } from '../issue/take-issues.js'
import type { Context, Request } from './command.js'
import { loadMap } from './load-map.js'
import { namesOfFiles } from './names-of-files.js'
import { refuse } from './say.js'

/** The tables that a command line names, ready to be opened. */
export interface Tables {
  /** One for each operand, of which there is one at least. */
  readonly responses: readonly [PreparedTable, ...PreparedTable[]]
  readonly roster: PreparedTable | null
}

/**
 * Makes the tables of a command line ready, whatever their formats, and lets `use` work with them; what stands in the
 * way of any is said at once. Temporary files are gone at the end, however it comes.
 */
export async function withTables(
  request: Request,
  context: Context,
  use: (tables: Tables) => Promise<number>,
): Promise<number> {
  const { operands, values } = request
  const { signal } = context
  const userMissing = values['user-missing'] === 'keep' ? 'keep' : 'blank'
  const ready: PreparedTable[] = []
  const faults: Issue[] = []
  const prepare = async (path: string, name: string | undefined, sheet: string | undefined) => {
    const named = name === undefined ? {} : { name }
    const chosen = sheet === undefined ? {} : { sheet }
    const prepared = await prepareTable(path, { userMissing, signal, ...named, ...chosen })
    if (!prepared.ok) {
      takeIssues(faults, prepared.issues)
      return []
    }
    const isRoster = path === values['roster']
    const withKey = key === null ? prepared : pseudonymised(prepared.value, key, isRoster)
    ready.push(withKey.ok ? withKey.value : prepared.value)
    if (!withKey.ok) takeIssues(faults, withKey.issues)
    return withKey.ok ? [withKey.value] : []
  }
  const loaded = values['pseudonyms'] === undefined ? null : loadKey(values['pseudonyms'])
  if (loaded?.ok === false) return refuse(loaded.issues, request, context)
  const key = loaded?.value ?? null
  const map = loadMap(request)
  const pseudonymised = (table: PreparedTable, secret: Uint8Array, isRoster: boolean) =>
    pseudonymiseTable(table, secret, !isRoster && map.ok ? map.value : {})
  try {
    const names = namesOfFiles(operands)
    const responses: PreparedTable[] = []
    for (const [index, path] of operands.entries())
      responses.push(...(await prepare(path, names[index], values['sheet'])))
    const rosterPath = values['roster']
    const [roster = null] =
      rosterPath === undefined ? [] : await prepare(rosterPath, undefined, values['roster-sheet'])
    if (faults.length > 0)
      return refuse([...faults, ...ready.flatMap(({ issues }) => issues)], request, context)
    const [first, ...rest] = responses
    if (first === undefined) throw new Error('withTables requires a file of responses')
    return await use({ responses: [first, ...rest], roster })
  } finally {
    for (const { remove } of ready) remove()
  }
}
