import type { IssueCode } from '../issue/codes.js'
import type { Issue } from '../issue/issue.js'
import { type ByteWriter, createByteWriter, writeHeader, writeNewline } from './byte-writer.js'
import { writeCells } from './write-cells.js'

/** Issues of one kind: the first of them, and how many there are. */
export interface IssueGroup {
  readonly first: Issue
  count: number
}

/** Issues as they come, as rows of two files and counted by kind; single ones are not kept. */
export interface IssueLedger {
  /** `rejected.csv`: rows that could not be read or do not count. */
  readonly rejected: ByteWriter
  /** `issues.csv`: everything else. */
  readonly issues: ByteWriter
  readonly groups: Map<string, IssueGroup>
}

export function createIssueLedger(): IssueLedger {
  const ledger = { rejected: createByteWriter(), issues: createByteWriter(), groups: new Map() }
  writeHeader(ledger.rejected, ['row', 'file', 'column', 'code', 'expected', 'received'])
  writeHeader(ledger.issues, ['file', 'row', 'column', 'code', 'severity', 'expected', 'received'])
  return ledger
}

/** Enters an issue that rejects a row. */
export function enterRejection(ledger: IssueLedger, issue: Issue): void {
  const { row, file = '', column = '', code, expected, received } = issue
  writeCells(ledger.rejected, [rowText(row), file, column, code, expected, received])
  writeNewline(ledger.rejected)
  count(ledger, issue)
}

/** Enters any other issue. */
export function enterIssue(ledger: IssueLedger, issue: Issue): void {
  const { row, file = '', column = '', code, severity, expected, received } = issue
  writeCells(ledger.issues, [file, rowText(row), column, code, severity, expected, received])
  writeNewline(ledger.issues)
  count(ledger, issue)
}

/** Number of issues by code, in the order of the codes. */
export function issuesByCode(ledger: IssueLedger): Partial<Record<IssueCode, number>> {
  const counts: Partial<Record<IssueCode, number>> = {}
  const groups = [...ledger.groups.values()].sort((left, right) =>
    left.first.code < right.first.code ? -1 : 1,
  )
  for (const { first, count } of groups) counts[first.code] = (counts[first.code] ?? 0) + count
  return counts
}

function rowText(row: number | undefined): string {
  return row === undefined ? '' : String(row)
}

function count(ledger: IssueLedger, issue: Issue): void {
  const key = `${issue.severity} ${issue.code} ${issue.file ?? ''} ${issue.column ?? ''}`
  const group = ledger.groups.get(key)
  if (group === undefined) ledger.groups.set(key, { first: issue, count: 1 })
  else group.count++
}
