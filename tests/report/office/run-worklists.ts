import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Ended, mindgauge } from '../../cli/run-command.js'
import type { ReportTerm } from '../report-term.js'
import { unpack } from './unpack.js'

type UnpackedFiles = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Runs `worklists`, and unpacks everything that it wrote: the path of each file with its parts as one text. */
export async function runWorklists(
  term: ReportTerm,
  out: string,
  ...words: readonly string[]
): Promise<Ended & { readonly files: UnpackedFiles }> {
  const folder = term.place.path(out)
  const all = ['worklists', term.results, '--from', '2026-11-22', '--lang', 'zh', '--out', folder]
  const made = await mindgauge(...all, '--roster', term.roster, ...words)
  const files = new Map<string, ReadonlyMap<string, string>>()
  if (made.code < 2)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.name.endsWith('.xlsx')) files.set(path.slice(folder.length + 1), await unpack(path))
    }
  return { ...made, files }
}
