import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { readJson } from '../../io/read-json.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { Summary } from '../screen/summary.js'
import { openTable, type Table } from '../table/open-table.js'

/** A folder that `screen` wrote: its summary, and its tables where they are. */
export interface ResultSet {
  /** Name of the folder. */
  readonly name: string
  /** Name of the wave; that of the folder where the campaign had none. */
  readonly wave: string
  readonly summary: Summary
  readonly students: Table
  /** What was published; null where the file is not there or has no rows. */
  readonly cohort: Table | null
  /** Enrolled students without a sheet; null as above. */
  readonly missing: Table | null
  /** Every file of the folder, which an output may not replace. */
  readonly paths: readonly string[]
}

/** A result folder whose students stand in another format than the one that `screen` writes, made ready. */
export interface PreparedFolder {
  readonly folder: string
  readonly students: PreparedTable
}

/** Opens a result folder, or says what it lacks. */
export function openResultSet(given: string | PreparedFolder): Result<ResultSet> {
  const folder = typeof given === 'string' ? given : given.folder
  const name = basename(resolve(folder))
  const summary = readJson(join(folder, 'summary.json'))
  const students = openTable(
    typeof given === 'string' ? join(folder, 'students.csv') : given.students,
  )
  const issues: Issue[] = [...summary.issues, ...students.issues]
  if (!summary.ok || !students.ok) return { ok: false, issues }
  const shape = summary.value as Partial<Summary> | null
  const isWhole =
    typeof shape?.protocol?.id === 'string' &&
    typeof shape.accounting?.tiers === 'object' &&
    Array.isArray(shape.instruments)
  if (!isWhole) {
    const expected = 'the summary of a screening'
    issues.push(issue({ code: 'schema', file: 'summary.json', expected, received: 'another file' }))
    return { ok: false, issues }
  }
  const beside = (file: string): Table | null => {
    const opened = openTable(join(folder, file))
    if (opened.ok) return opened.value
    // A list without rows is one that nobody is on; a file that is gone is something else.
    if (!existsSync(join(folder, file)))
      issues.push(...opened.issues.map((found): Issue => ({ ...found, severity: 'warning' })))
    return null
  }
  const found = shape as Summary
  return {
    ok: true,
    value: {
      name,
      wave: found.wave ?? name,
      summary: found,
      students: students.value,
      cohort: beside('cohort.csv'),
      missing: beside('missing.csv'),
      paths: readdirSync(folder).map((file) => join(folder, file)),
    },
    issues,
  }
}
