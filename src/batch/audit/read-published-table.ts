import type { PublishedRow } from '../../cohort/audit/published-table.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import {
  cellNumber,
  columnsOf,
  openTable,
  raggedIssues,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'

const COLUMNS = ['level', 'group', 'measure', 'n', 'count'] as const
const USUAL = { sex: 'all', sheets: 'all' } as const

/** Reads a published table: cohort.csv of `screen`, transitions.csv of `compare`, or any table with those columns. */
export function readPublishedTable(source: string | PreparedTable): Result<PublishedRow[]> {
  const opened = openTable(source)
  if (!opened.ok) return opened
  const table = opened.value
  const isTransitions = table.header.includes('wave_from')
  const columns = columnsOf(table, [...COLUMNS, ...(isTransitions ? [] : ['category'])])
  if (!columns.ok) return columns
  const at = (name: string): number => table.header.indexOf(name)
  const faults: TableFaults = { ragged: 0, first: 0 }
  const rows: PublishedRow[] = []
  const issues: Issue[] = [...opened.issues]
  for (const record of tableRecords(table, faults)) {
    const text = (name: string, usual = ''): string => record[at(name)] ?? usual
    const number = (name: string): number | null => {
      const value = cellNumber(record[at(name)])
      return Number.isNaN(value) ? null : value
    }
    rows.push({
      file: table.name,
      row: rows.length + 1,
      level: text('level'),
      group: text('group'),
      sex: text('sex', USUAL.sex),
      sheets: text('sheets', USUAL.sheets),
      measure: isTransitions
        ? `${text('measure')} ${text('wave_from')}>${text('wave_to')}`
        : text('measure'),
      category: isTransitions ? `${text('from')}>${text('to')}` : text('category'),
      nEnrolled: number('n_enrolled'),
      nAnswered: number('n_answered'),
      nValid: number('n_valid'),
      n: number('n'),
      count: number('count'),
      share: number('share'),
      low: number('low'),
      high: number('high'),
    })
  }
  issues.push(...raggedIssues(table, faults))
  if (rows.length > 0) return { ok: true, value: rows, issues }
  const expected = 'rows of a published table'
  const empty = issue({ code: 'file-header-only', file: table.name, expected, received: 'none' })
  return { ok: false, issues: [...issues, empty] }
}
