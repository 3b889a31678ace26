import { type Issue, issue, type Result } from '../../issue/issue.js'
import { at } from '../../schema/json-pointer.js'
import { validateAgainst } from '../../schema/validate-against.js'
import type { ReportRole } from './report-role.js'

/** A file of roles. */
export interface RolesDocument {
  readonly $schema?: string
  readonly id: string
  readonly version: string
  readonly roles: readonly ReportRole[]
}

/**
 * Reads a file of roles: checks it against its schema, that each id stands once, and that no role gets a list of
 * students without a field that says who they are.
 *
 * @returns the file, or every fault with its JSON pointer
 */
export function parseRoles(document: unknown): Result<RolesDocument> {
  const faults = validateAgainst('report-roles', document)
  if (faults.length > 0) return { ok: false, issues: faults }
  const { roles } = document as RolesDocument
  const issues = roles.flatMap((role, index) => roleFaults(role, index, roles))
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: document as RolesDocument, issues }
}

function roleFaults(role: ReportRole, index: number, roles: readonly ReportRole[]): Issue[] {
  const { id, fields, lists, levels } = role
  const found: Issue[] = []
  if (roles.findIndex((one) => one.id === id) < index)
    found.push(
      issue({
        code: 'duplicate-id',
        path: at('/roles', index, 'id'),
        expected: 'each role once',
        received: id,
      }),
    )
  const isNamed = fields.includes('name') || fields.includes('student')
  if (lists.length > 0 && !isNamed)
    found.push(
      issue({
        code: 'range',
        path: at('/roles', index, 'lists'),
        expected: 'no lists where neither name nor student may be seen',
        received: lists.join(', '),
      }),
    )
  if (levels.includes('student') && !fields.includes('scores'))
    found.push(
      issue({
        code: 'range',
        path: at('/roles', index, 'levels'),
        expected: 'no student pages where scores may not be seen',
        received: 'student',
      }),
    )
  return found
}
