import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from '../../io/read-json.js'
import { shippedFolder } from '../../io/shipped-files.js'
import type { Result } from '../../issue/issue.js'
import { parseWording } from '../../report/wording/parse-wording.js'
import type { ReportWording } from '../../report/wording/report-wording.js'

/** Loads the wording of pages: every file of a folder, in the order of the alphabet; the shipped one where null. */
export function loadWording(folder: string | null = null): Result<ReportWording> {
  const from = folder ?? join(shippedFolder('protocols'), 'report', 'wording')
  const names = readdirSync(from).filter((name) => /(?<!\.schema)\.json$/.test(name))
  const read = names.sort().map((name) => readJson(join(from, name)))
  const issues = read.flatMap((one) => one.issues)
  if (issues.length > 0) return { ok: false, issues }
  return parseWording(read.map((one) => (one.ok ? one.value : null)))
}
