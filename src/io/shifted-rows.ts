import { type Issue, issue } from '../issue/issue.js'
import type { Roster } from './roster.js'

/** Cells of a kind: where one of these holds something else, its neighbours may stand one column too far. */
const KINDS: readonly Issue['code'][] = ['grade-unknown', 'sex-unknown', 'date-invalid']
/** Categories that are no places. */
const NO_PLACES: readonly string[] = ['tags', 'role']

/** Rows of which a cell of a kind cannot be read, by what was found. */
export interface OddRows {
  readonly note: (found: Issue) => void
  /** A column that cannot be read in most rows says nothing of one. */
  readonly rows: (length: number) => ReadonlySet<number>
}

export function oddRows(): OddRows {
  const byKind = new Map<string, number[]>()
  return {
    note({ code, row }) {
      if (row === undefined || !KINDS.includes(code)) return
      const known = byKind.get(code) ?? []
      byKind.set(code, known)
      known.push(row)
    },
    rows: (length) =>
      new Set([...byKind.values()].filter((rows) => 2 * rows.length < length).flat()),
  }
}

/**
 * Takes places as unknown that are likely to be something else: in a row of which a cell of a kind cannot be read, those that
 * no other row has. Such a row may be shifted by a cell, and a name in the column of the class would become a group of the
 * published tables. A class of one student stays where the row can be read.
 *
 * @param odd - numbers of rows
 */
export function forgetShifted(roster: Roster, odd: ReadonlySet<number>, file: string): Issue[] {
  if (odd.size === 0) return []
  const { categories, rows, length } = roster
  const entries = [...rows.keys()].filter((entry) => odd.has(rows[entry] as number))
  return Object.entries(categories).flatMap(([column, { codes, values }]) => {
    if (NO_PLACES.includes(column)) return []
    const counts = new Uint32Array(values.length)
    for (let entry = 0; entry < length; entry++) {
      const code = codes[entry] as number
      counts[code] = (counts[code] as number) + 1
    }
    const lone = entries.filter(
      (entry) => codes[entry] !== 0 && counts[codes[entry] as number] === 1,
    )
    for (const entry of lone) codes[entry] = 0
    return lone.map((entry) => forgotten(file, rows[entry] as number, column))
  })
}

function forgotten(file: string, row: number, column: string): Issue {
  const expected = 'what another row has too, or a row whose other cells can be read'
  const received = 'neither; this cell is taken as unknown'
  const place = { file, row, column, severity: 'warning' } as const
  return issue({ code: 'row-shifted', ...place, expected, received })
}
