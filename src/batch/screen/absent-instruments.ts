import type { ResponseFile } from '../../io/open-responses.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { Sheets } from './sheets.js'

/**
 * Counts the students of a block who were to take an instrument that the file has no column of.
 *
 * @param students - one number per instrument, added to
 */
export function countAbsent(
  compiled: CompiledProtocol,
  { columns }: ResponseFile,
  { length, counted, persons }: Sheets,
  students: Float64Array,
): void {
  compiled.dueGrades.forEach((due, instrument) => {
    const isPresent = columns.some(({ uses }) =>
      uses.some((use) => use.kind === 'item' && use.instrument === instrument),
    )
    if (isPresent) return
    for (let row = 0; row < length; row++) {
      const grade = persons.grade[row] as number
      if (counted[row] === 1 && (due === null || grade < 0 || due[grade] === 1))
        students[instrument] = (students[instrument] as number) + 1
    }
  })
}

/** An issue for each instrument that a file lacks and that somebody was to take. */
export function absentInstruments(
  compiled: CompiledProtocol,
  { name: file }: ResponseFile,
  students: Float64Array,
): Issue[] {
  return compiled.instruments.flatMap(({ instrument: { id: column } }, index) => {
    const count = students[index] as number
    if (count === 0) return []
    return [
      issue({
        code: 'instrument-absent',
        severity: 'warning',
        file,
        column,
        expected: `columns of its items for ${count} students`,
        received: 'none of them in the header',
      }),
    ]
  })
}
