import type { ResponseFile } from '../../io/open-responses.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { Sheets } from './sheets.js'

/** Instruments that a file has no column of, and how many of its students were to take each. */
export interface AbsentInstruments {
  readonly count: (sheets: Sheets) => void
  /** An issue for each that somebody was to take. */
  readonly issues: () => Issue[]
}

export function absentInstruments(
  compiled: CompiledProtocol,
  file: ResponseFile,
): AbsentInstruments {
  const present = new Set(
    file.columns.flatMap(({ uses }) =>
      uses.flatMap((use) => (use.kind === 'item' ? [use.instrument] : [])),
    ),
  )
  const absent = compiled.instruments
    .map(({ instrument: { id } }, index) => ({ id, due: compiled.dueGrades[index], students: 0 }))
    .filter((_, index) => !present.has(index))
  return {
    count: ({ length, counted, persons }) => {
      for (const one of absent)
        for (let row = 0; row < length; row++) {
          const grade = persons.grade[row] as number
          if (counted[row] === 1 && (!one.due || grade < 0 || one.due[grade] === 1)) one.students++
        }
    },
    issues: () =>
      absent
        .filter(({ students }) => students > 0)
        .map(({ id, students }) =>
          issue({
            code: 'instrument-absent',
            severity: 'warning',
            file: file.name,
            column: id,
            expected: `columns of its items for ${students} students`,
            received: 'none of them in the header',
          }),
        ),
  }
}
