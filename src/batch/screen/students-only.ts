import type { ColumnUse } from '../../io/columns/column-plan.js'
import type { ResponseFile } from '../../io/open-responses.js'

/** The same opened file, to be read for students and nothing else. */
export function studentsOnly(file: ResponseFile): ResponseFile {
  const isStudent = (use: ColumnUse): boolean => use.kind === 'field' && use.field === 'student'
  const columns = file.columns.map((one) => ({ ...one, uses: one.uses.filter(isStudent) }))
  return { ...file, columns, instruments: [] }
}
