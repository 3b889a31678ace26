import { type Issue, issue, type Result } from '../../issue/issue.js'
import { at } from '../../schema/json-pointer.js'
import { validateAgainst } from '../../schema/validate-against.js'
import { CASE_FIELDS } from './case-fields.js'
import { SCHOOL_FIELDS } from './school-fields.js'
import type { SheetTemplate } from './sheet-template.js'

/**
 * Reads a template of a working file. Names of fields are looked at apart ({@link unknownFields}), so that a dry run can
 * say all of them.
 *
 * @returns the template, or every fault with its JSON pointer
 */
export function parseSheetTemplate(document: unknown): Result<SheetTemplate> {
  const issues = validateAgainst('sheet-template', document)
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: document as SheetTemplate, issues: [] }
}

/** Names of the fields that columns of a list may have. */
export function fieldsOf({ rows }: Pick<SheetTemplate, 'rows'>): readonly string[] {
  return Object.keys(rows === 'schools' ? SCHOOL_FIELDS : CASE_FIELDS)
}

/** Columns whose field is none of ours, and columns for each tier that hold something else. */
export function unknownFields(template: SheetTemplate): Issue[] {
  const known = fieldsOf(template)
  return template.columns.flatMap(({ field, each }, index) => {
    const path = at('/columns', index, 'field')
    if (field !== undefined && !known.includes(field))
      return [
        issue({
          code: 'unknown-reference',
          path,
          expected: `one of ${known.join(', ')}`,
          received: field,
        }),
      ]
    if ((each !== undefined) === (field === 'tier_count')) return []
    const sides = { expected: 'tier_count together with each', received: field ?? 'no field' }
    return [issue({ code: 'range', path, ...sides })]
  })
}
