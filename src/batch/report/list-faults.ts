import { join } from 'node:path'
import type { Accounting } from '../../cohort/accounting.js'
import { studentKey } from '../../io/student-key.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { ReportList } from '../../report/roles/report-role.js'
import { openTable, type Table, tableRecords } from '../table/open-table.js'

const FILES = { crisis: 'crisis.csv', retest: 'retest.csv', missing: 'missing.csv' } as const

/**
 * That a list of a result folder cannot be read, or has lost students. `screen` writes each of them, if only its
 * header: a list that is not there is not an empty one, and nobody would be talked with today.
 *
 * @param lists - those that are wanted; students to care for are rows of `students.csv`, which is there
 * @param accounting - of the summary, with how many students `screen` put on the lists
 */
export function listFaults(
  folder: string,
  lists: readonly ReportList[],
  accounting: Pick<Accounting, 'missing'> & { readonly crisis: number },
): Issue[] {
  return lists.flatMap((list) => {
    if (list === 'care') return []
    const opened = openTable(join(folder, FILES[list]))
    if (!opened.ok) return opened.issues
    return list === 'retest' ? [] : tooFew(opened.value, accounting[list])
  })
}

function tooFew(table: Table, wanted: number): Issue[] {
  if (wanted === 0) return []
  const student = table.header.indexOf('student')
  const keys = new Set<string>()
  let nUnknown = 0
  for (const record of tableRecords(table, { ragged: 0, first: 0 })) {
    const key = studentKey(record[student] ?? '')
    if (key === '') nUnknown++
    else keys.add(key)
  }
  const count = keys.size + nUnknown
  if (count >= wanted) return []
  const sides = { expected: `${wanted} students, as summary.json says`, received: String(count) }
  return [issue({ code: 'file-truncated', file: table.name, ...sides })]
}
