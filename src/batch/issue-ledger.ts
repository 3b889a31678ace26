import { type ByteWriter, createByteWriter, writeHeader, writeNewline } from '../io/byte-writer.js'
import { inWords } from '../issue/in-words.js'
import type { Issue } from '../issue/issue.js'
import { addToGroup, countOf, type IssueGroups } from '../issue/issue-groups.js'
import type { Language } from '../issue/text.js'
import { writeCells } from './write-cells.js'

/** Issues as they come, as rows of two files and counted by kind; single ones are not kept. */
export interface IssueLedger {
  /** Of the words in the files; codes are the same in every language. */
  readonly language: Language
  /** `rejected.csv`: rows that could not be read or do not count. */
  readonly rejected: ByteWriter
  /** `issues.csv`: everything else. */
  readonly issues: ByteWriter
  readonly groups: IssueGroups
  /** Number of issues by code. Readers count all, and list the first of each block. */
  readonly byCode: Map<string, number>
}

/** An empty ledger, without the headers of its files. */
export function createIssueLedger(language: Language): IssueLedger {
  return {
    language,
    rejected: createByteWriter(),
    issues: createByteWriter(),
    groups: new Map(),
    byCode: new Map(),
  }
}

export function writeLedgerHeaders({ rejected, issues }: IssueLedger): void {
  writeHeader(rejected, ['row', 'file', 'column', 'code', 'expected', 'received'])
  writeHeader(issues, ['file', 'row', 'column', 'code', 'severity', 'expected', 'received'])
}

/** Adds what a later ledger counted; its rows are the caller's to write. */
export function addLedger(
  ledger: IssueLedger,
  later: Pick<IssueLedger, 'groups' | 'byCode'>,
): void {
  for (const [key, { first, count }] of later.groups) {
    const group = ledger.groups.get(key)
    if (group === undefined) ledger.groups.set(key, { first, count })
    else group.count += count
  }
  for (const [code, count] of later.byCode) addCount(ledger, code, count)
}

/** Enters an issue that rejects a row. */
export function enterRejection(ledger: IssueLedger, issue: Issue): void {
  listRejection(ledger, issue)
  addCount(ledger, issue.code, countOf(issue))
}

/** Enters any other issue. */
export function enterIssue(ledger: IssueLedger, issue: Issue): void {
  listIssue(ledger, issue)
  addCount(ledger, issue.code, countOf(issue))
}

/** What a reader says of rows that it rejects. */
const REJECTIONS: ReadonlySet<string> = new Set(['row-ragged', 'row-unreadable', 'row-trial'])

/** Lists the issues of a block as a reader gives them; {@link enterFileCounts} counts them. */
export function listBlockIssues(ledger: IssueLedger, issues: readonly Issue[]): void {
  for (const issue of issues)
    if (REJECTIONS.has(issue.code)) listRejection(ledger, issue)
    else listIssue(ledger, issue)
}

/** Enters the number of issues by code that a reader found in a whole file. */
export function enterFileCounts(
  ledger: IssueLedger,
  counts: Readonly<Record<string, number>>,
): void {
  for (const [code, count] of Object.entries(counts)) addCount(ledger, code, count)
}

/** Number of issues by code, in the order of the alphabet. */
export function issuesByCode(ledger: IssueLedger): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...ledger.byCode].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
  )
}

/** Whether there is anything worth a look: an error or a warning. */
export function isWorthALook(ledger: IssueLedger): boolean {
  return [...ledger.groups.values()].some(({ first }) => first.severity !== 'info')
}

function listRejection(ledger: IssueLedger, issue: Issue): void {
  const { row, file = '', column = '', code } = issue
  writeCells(ledger.rejected, [rowText(row), file, column, code, ...sidesOf(issue, ledger)])
  writeNewline(ledger.rejected)
  addToGroup(ledger.groups, issue)
}

function listIssue(ledger: IssueLedger, issue: Issue): void {
  const { row, file = '', column = '', code, severity } = issue
  writeCells(ledger.issues, [file, rowText(row), column, code, severity, ...sidesOf(issue, ledger)])
  writeNewline(ledger.issues)
  addToGroup(ledger.groups, issue)
}

function sidesOf({ expected, received }: Issue, { language }: IssueLedger): readonly string[] {
  return [inWords(expected, language), inWords(received, language)]
}

function rowText(row: number | undefined): string {
  return row === undefined ? '' : String(row)
}

function addCount({ byCode }: IssueLedger, code: string, count: number): void {
  byCode.set(code, (byCode.get(code) ?? 0) + count)
}
