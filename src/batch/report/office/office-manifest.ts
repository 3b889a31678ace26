import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readJson } from '../../../io/read-json.js'
import { type Issue, issue } from '../../../issue/issue.js'

/** What a run of `worklists` or `letters` was: a file in its folder. No time of day. */
export interface OfficeManifest {
  readonly made: 'worklists' | 'letters'
  readonly mindgauge: string
  readonly role: string
  readonly language: string
  readonly from: string
  readonly wave: string | null
  readonly protocol: { readonly id: string; readonly version: string; readonly fingerprint: string }
  readonly templates: readonly { readonly id: string; readonly version: string }[]
  readonly files: number
}

/** The earlier run of a command in a folder, where there is one. */
export function earlierOffice(folder: string, made: OfficeManifest['made']): OfficeManifest | null {
  const path = join(folder, `${made}.json`)
  if (!existsSync(path)) return null
  const read = readJson(path)
  if (!read.ok) return null
  const found = read.value as Partial<OfficeManifest> | null
  return found?.made === made && typeof found.role === 'string' ? (found as OfficeManifest) : null
}

/** A folder holds files for one role, so that nobody is handed another's. */
export function otherRole(folder: string, earlier: OfficeManifest | null, role: string): Issue[] {
  if (earlier === null || earlier.role === role) return []
  const sides = {
    expected: `a folder of its own for ${role}`,
    received: `files for ${earlier.role}`,
  }
  return [issue({ code: 'output-unwritable', file: basename(folder), ...sides })]
}
