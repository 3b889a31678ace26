import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readJson } from '../../io/read-json.js'
import { type Issue, issue } from '../../issue/issue.js'

/** What a run of `report` was: `report.json` in its folder. No time of day. */
export interface ReportManifest {
  readonly made: 'report'
  readonly mindgauge: string
  readonly role: string
  readonly level: string
  readonly format: string
  readonly language: string
  readonly wave: string | null
  readonly protocol: { readonly id: string; readonly version: string; readonly fingerprint: string }
  /** Folders of the run, which the next one replaces. */
  readonly folders: readonly string[]
  readonly files: number
}

export const MANIFEST = 'report.json'

/** The earlier run of a folder, where there is one. */
export function earlierReport(folder: string): ReportManifest | null {
  const path = join(folder, MANIFEST)
  if (!existsSync(path)) return null
  const read = readJson(path)
  if (!read.ok) return null
  const found = read.value as Partial<ReportManifest> | null
  return found?.made === 'report' && Array.isArray(found.folders) ? (found as ReportManifest) : null
}

/**
 * What stands in a folder and may not be mixed with reports: results, or reports for another role, of another level or
 * format, so that nobody is handed what is another's.
 */
export function otherReport(
  folder: string,
  earlier: ReportManifest | null,
  own: Pick<ReportManifest, 'role' | 'level' | 'format'>,
): Issue[] {
  const file = basename(folder)
  if (existsSync(join(folder, 'summary.json'))) {
    const sides = { expected: 'a folder of its own', received: 'a folder of results' }
    return [issue({ code: 'output-unwritable', file, ...sides })]
  }
  if (earlier === null) return []
  const { role, level, format } = earlier
  if (role === own.role && level === own.level && format === own.format) return []
  const expected = `a folder of its own for ${own.role}, ${own.level}, ${own.format}`
  const received = `a report for ${role}, ${level}, ${format}`
  return [issue({ code: 'output-unwritable', file, expected, received })]
}
