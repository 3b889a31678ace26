import { join } from 'node:path'
import type { Issue } from '../../issue/issue.js'
import type { ReportList } from '../../report/roles/report-role.js'
import { openTable } from '../table/open-table.js'

const FILES = { crisis: 'crisis.csv', retest: 'retest.csv', missing: 'missing.csv' } as const

/**
 * That a list of a result folder cannot be read. `screen` writes each of them, if only its header: a list that is not
 * there is not an empty one, and nobody would be talked with today.
 *
 * @param lists - those that are wanted; students to care for are rows of `students.csv`, which is there
 */
export function listFaults(folder: string, lists: readonly ReportList[]): Issue[] {
  return lists.flatMap((list) => {
    if (list === 'care') return []
    const opened = openTable(join(folder, FILES[list]))
    return opened.ok ? [] : opened.issues
  })
}
