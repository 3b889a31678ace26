import type { ColumnUse } from '../../io/columns/column-plan.js'
import type { ResponseFile } from '../../io/open-responses.js'

/** The same opened file, to be read for persons and levels and not for answers. */
export function personsOnly(file: ResponseFile): ResponseFile {
  return {
    ...restricted(file, ({ kind }) => kind === 'field' || kind === 'level' || kind === 'trial'),
    instruments: [],
  }
}

/** The same opened file, to be read for students and nothing else. */
export function studentsOnly(file: ResponseFile): ResponseFile {
  const isStudent = (use: ColumnUse): boolean => use.kind === 'field' && use.field === 'student'
  return { ...restricted(file, isStudent), instruments: [] }
}

function restricted(file: ResponseFile, keeps: (use: ColumnUse) => boolean): ResponseFile {
  return { ...file, columns: file.columns.map((one) => ({ ...one, uses: one.uses.filter(keeps) })) }
}
