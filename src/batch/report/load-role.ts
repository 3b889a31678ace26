import { join } from 'node:path'
import { inFile } from '../../io/file/in-file.js'
import { readJson } from '../../io/read-json.js'
import { shippedFolder } from '../../io/shipped-files.js'
import { issue, type Result } from '../../issue/issue.js'
import { parseRoles, type RolesDocument } from '../../report/roles/parse-roles.js'
import type { ReportRole } from '../../report/roles/report-role.js'

/**
 * Loads the roles of reports.
 *
 * @param path - of a file of the office's own; the shipped roles where null
 */
export function loadRoles(path: string | null): Result<RolesDocument> {
  const read = readJson(path ?? join(shippedFolder('protocols'), 'report', 'roles.json'))
  if (!read.ok) return read
  const parsed = parseRoles(read.value)
  const issues = parsed.issues.map((found) => inFile(found, 'roles.json'))
  return parsed.ok ? { ...parsed, issues } : { ok: false, issues }
}

/** One role, or what is there instead. */
export function loadRole(id: string, path: string | null): Result<ReportRole> {
  const loaded = loadRoles(path)
  if (!loaded.ok) return loaded
  const { roles } = loaded.value
  const role = roles.find((one) => one.id === id)
  if (role !== undefined) return { ok: true, value: role, issues: [] }
  const expected = `an id of the roles file, such as ${roles.map((one) => one.id).join(', ')}`
  return {
    ok: false,
    issues: [issue({ code: 'unknown-reference', path: 'role', expected, received: id })],
  }
}
