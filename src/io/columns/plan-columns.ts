import type { Instrument } from '../../instrument/instrument.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Coding, ColumnMap, MappedColumn } from '../column-map.js'
import { nearestHint } from '../nearest-names.js'
import type { ColumnUse, FileColumn } from './column-plan.js'
import { duplicateHeaders, findColumn, type HeaderIndex, indexHeaders } from './find-column.js'
import { headerAbsent, looksLikeData } from './header-fault.js'
import { isPersonField } from './person-fields.js'
import { planFields } from './plan-fields.js'
import { privateKindOfHeader } from './private-kinds.js'

/** What the columns of a file should be read for. */
export interface ColumnWishes {
  readonly map: ColumnMap
  /** Levels of grouping by the names of their columns or fields. */
  readonly levels: readonly string[]
  /** `keep`: every column that holds no item is carried through. `ignore`: what nobody asked for is named and passed over. */
  readonly otherColumns: 'keep' | 'ignore'
  readonly instructedItems: readonly { readonly column: string; readonly expected: string }[]
}

/** A plan being made: uses by column, and what is wrong. */
export interface PlanDraft {
  readonly headers: HeaderIndex
  readonly wishes: ColumnWishes
  readonly uses: ColumnUse[][]
  readonly issues: Issue[]
}

/**
 * Decides what each column of a file is read for, from its header, the map and the instruments.
 *
 * An item is found by the map, otherwise by a header equal to its id; a person field by the map, otherwise by one of
 * its headers. Everything that is wrong is said at once: columns missing, named twice, unknown.
 */
export function planColumns(
  header: readonly string[],
  instruments: readonly Instrument[],
  wishes: ColumnWishes,
): { readonly columns: readonly FileColumn[]; readonly issues: readonly Issue[] } {
  const itemIds = instruments.flatMap(({ items }) => items.map(({ id }) => id))
  const headers = indexHeaders(header, new Set(itemIds))
  const draft: PlanDraft = { headers, wishes, uses: header.map(() => []), issues: [] }
  planInstruments(draft, instruments)
  draft.issues.push(...sharedColumns(draft, instruments))
  planFields(draft)
  planOtherColumns(draft)
  draft.issues.push(...duplicateHeaders(headers, draft.uses))
  draft.issues.push(...strangersInMap(draft, instruments))
  const columns = header.map((name, index) => ({
    index,
    header: name,
    uses: draft.uses[index] as ColumnUse[],
  }))
  const isKnown = draft.uses.some((own) => own.some(({ kind }) => kind !== 'carried'))
  // The names of such a header are those of a student: no issue may repeat them.
  const isData = !isKnown && looksLikeData(headers.names)
  return { columns, issues: isData ? [headerAbsent()] : draft.issues }
}

function planInstruments(draft: PlanDraft, instruments: readonly Instrument[]): void {
  const absent = instruments.filter((instrument, index) => !planItems(draft, instrument, index))
  const isFatal = absent.length === instruments.length
  for (const { id, items } of absent) {
    const expected = `columns of its items, such as ${items[0]?.id}${nearestHint(items[0]?.id ?? '', draft.headers.strangers)}`
    const severity = isFatal ? 'error' : 'warning'
    const received = 'none of them in the header'
    draft.issues.push(issue({ code: 'instrument-absent', severity, about: id, expected, received }))
  }
}

/** Plans the items of one instrument; false where the file has none of them. */
function planItems(draft: PlanDraft, { items }: Instrument, instrument: number): boolean {
  const { map } = draft.wishes
  const missing: Issue[] = []
  let nFound = 0
  items.forEach(({ id }, item) => {
    const mapped = map.columns?.[id]
    if (mapped === null) return
    const column = findColumn(draft.headers, mapped, id)
    if (typeof column === 'number') {
      nFound++
      const coding = codingOf(map, mapped)
      draft.uses[column]?.push({ kind: 'item', instrument, item, id, coding })
    } else if (mapped === undefined && column.code === 'column-missing')
      missing.push(issue({ ...column, code: 'item-column-missing' }))
    else {
      nFound++
      draft.issues.push(issue(column))
    }
  })
  if (nFound > 0) draft.issues.push(...missing)
  return nFound > 0
}

/** Two items of one instrument in one column; those of two instruments may be the same question. */
function sharedColumns({ uses }: PlanDraft, instruments: readonly Instrument[]): Issue[] {
  return uses.flatMap((own) => {
    const items = own.flatMap((use) => (use.kind === 'item' ? [use] : []))
    return items.flatMap(({ id, instrument }, at) => {
      const first = items.slice(0, at).find((other) => other.instrument === instrument)
      if (first === undefined) return []
      const about = instruments[instrument]?.id ?? ''
      const sides = { expected: 'a column of its own', received: `the column of ${first.id}` }
      return [issue({ code: 'column-duplicate', about, column: id, ...sides })]
    })
  })
}

function codingOf(map: ColumnMap, mapped: string | MappedColumn | undefined): Coding {
  const own = typeof mapped === 'object' ? mapped.coding : undefined
  return own ?? map.coding ?? 'code'
}

function planOtherColumns({ headers, wishes, uses, issues }: PlanDraft): void {
  const isKept = wishes.otherColumns === 'keep'
  uses.forEach((own, index) => {
    const isItem = own.some(({ kind }) => kind === 'item')
    const name = headers.names[index] as string
    if (isKept && !isItem && isDropped(name, wishes.map)) {
      if (own.length === 0) issues.push(dropped(index))
    } else if (isKept && !isItem) own.push({ kind: 'carried' })
    if (isKept || own.length > 0) return
    const received = name === '' ? `an empty header in column ${index + 1}` : shortened(name)
    const expected = 'a column that is asked for'
    issues.push(issue({ code: 'column-unknown', severity: 'info', expected, received }))
  })
}

/** IP addresses, and columns that the map drops, unless it keeps them. */
function isDropped(name: string, { drop = [], keep = [] }: ColumnMap): boolean {
  const isNamed = (names: readonly string[]): boolean => names.some((own) => own.trim() === name)
  return !isNamed(keep) && (isNamed(drop) || privateKindOfHeader(name) === 'ip-address')
}

function dropped(index: number): Issue {
  const expected = 'keep in the map, where it is to stay'
  const received = `column ${index + 1}, private, left out`
  return issue({ code: 'column-dropped', severity: 'info', expected, received })
}

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}...` : name)

/** Entries of the map that nothing asks for: a slip, or an instrument that is not scored this time. */
function strangersInMap({ wishes }: PlanDraft, instruments: readonly Instrument[]): Issue[] {
  const known = new Set<string>([
    ...instruments.flatMap(({ items }) => items.map(({ id }) => id)),
    ...wishes.levels,
    ...wishes.instructedItems.map(({ column }) => column),
  ])
  return Object.keys(wishes.map.columns ?? {})
    .filter((name) => !known.has(name) && !isPersonField(name))
    .map((name) =>
      issue({
        code: 'unknown-reference',
        severity: 'info',
        about: 'column map',
        expected: `an item or a person field that is asked for${nearestHint(name, known)}`,
        received: name,
      }),
    )
}
