import type { ColumnUse, FileColumn } from '../../io/columns/column-plan.js'
import { type PrivateKind, privateKindOfHeader } from '../../io/columns/private-kinds.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Watch } from '../breathe.js'
import { type CarriedColumn, scanCarried } from './scan-carried.js'

/** A file whose private columns are no longer carried, what its carried columns hold, and which were left out and why. */
export interface GuardedFile {
  readonly file: ResponseFile
  readonly carried: readonly CarriedColumn[]
  readonly issues: readonly Issue[]
}

/** What is said of each kind, by whether the header or the cells told it. */
const REASONS: Readonly<Record<PrivateKind, readonly [byHeader: string, byCells: string]>> = {
  'ip-address': ['IP addresses by its header, left out', 'IP addresses by its cells, left out'],
  'phone-number': ['phone numbers by its header, left out', 'phone numbers by its cells, left out'],
  'identity-number': [
    'identity numbers by its header, left out',
    'identity numbers by its cells, left out',
  ],
  contact: ['addresses by its header, left out', 'addresses by its cells, left out'],
  income: ['incomes by its header, left out', 'incomes by its cells, left out'],
  'free-text': ['free text by its header, left out', 'free text by its cells, left out'],
}

/**
 * Leaves IP addresses, phone and identity numbers, addresses, incomes and free text at the door: columns whose header or whose cells say that
 * they hold them are not carried into results, unless `keep` names them. Items and what is known of persons (student,
 * school, class …) are never left out.
 *
 * @param keep - headers of columns that stay whatever they hold
 * @param types - `wanted` where the result has typed columns, so that every carried column is read for its type; otherwise
 * only those are read whose cells decide whether they stay
 */
export async function guardDoor(
  file: ResponseFile,
  keep: readonly string[],
  signal: Watch['signal'],
  types: 'wanted' | 'not-wanted',
): Promise<GuardedFile> {
  const isDecided = ({ header, uses }: FileColumn): boolean =>
    isKnown(uses) || keep.includes(header.trim()) || privateKindOfHeader(header) !== null
  const scanned = await scanCarried(
    file,
    (column) => types === 'wanted' || !isDecided(column),
    signal,
  )
  const issues: Issue[] = [...unknownNames(file, keep)]
  const dropped = new Set<number>()
  for (const { index, holds } of scanned) {
    const column = file.columns[index]
    if (column === undefined || isKnown(column.uses) || keep.includes(column.header.trim()))
      continue
    const named = privateKindOfHeader(column.header)
    const kind = named ?? holds
    if (kind === null) continue
    dropped.add(index)
    issues.push(leftOut(file.name, column.header, REASONS[kind][named === null ? 1 : 0]))
  }
  const columns = file.columns.map((column) =>
    dropped.has(column.index)
      ? { ...column, uses: column.uses.filter(({ kind }) => kind !== 'carried') }
      : column,
  )
  const carried = scanned.filter(({ index }) => !dropped.has(index))
  return { file: { ...file, columns }, carried, issues }
}

/** Whether the product knows what the column is. */
const isKnown = (uses: readonly ColumnUse[]): boolean =>
  uses.some(({ kind }) => kind === 'field' || kind === 'level')

function leftOut(file: string, header: string, received: string): Issue {
  const place = { file, column: header.trim().slice(0, 60), received }
  const expected = '--keep with its name, where it is to stay'
  return issue({ code: 'column-dropped', severity: 'info', expected, ...place })
}

function unknownNames({ name, columns }: ResponseFile, keep: readonly string[]): Issue[] {
  return keep
    .filter((wanted) => !columns.some(({ header }) => header.trim() === wanted))
    .map((wanted) => {
      const sides = { expected: 'a column of this name', received: 'none in the header' }
      return issue({
        code: 'column-missing',
        severity: 'warning',
        file: name,
        column: wanted,
        ...sides,
      })
    })
}
