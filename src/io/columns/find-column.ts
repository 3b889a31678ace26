import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import type { MappedColumn } from '../column-map.js'
import { nearestHint } from '../nearest-names.js'
import type { ColumnUse } from './column-plan.js'

/** The headers of a file, without blanks around them, and where each stands. */
export interface HeaderIndex {
  readonly names: readonly string[]
  /** Those that are not the id of an item: what somebody may have meant. */
  readonly strangers: readonly string[]
  readonly positions: ReadonlyMap<string, readonly number[]>
}

export function indexHeaders(header: readonly string[], itemIds: ReadonlySet<string>): HeaderIndex {
  const names = header.map((name) => name.trim())
  const positions = new Map<string, number[]>()
  names.forEach((name, index) => {
    positions.set(name, [...(positions.get(name) ?? []), index])
  })
  return { names, strangers: names.filter((name) => !itemIds.has(name)), positions }
}

/**
 * The index of the column for an item or a field: by the map's entry, otherwise by a header of its own name.
 *
 * @returns index, or what is wrong: no such column, or several of this header
 */
export function findColumn(
  headers: HeaderIndex,
  mapped: string | MappedColumn | undefined,
  name: string,
): number | IssueDraft {
  const reference = typeof mapped === 'object' ? mapped.column : (mapped ?? name)
  if (typeof reference === 'object') {
    const { index } = reference
    if (index <= headers.names.length) return index - 1
    const received = `${headers.names.length} columns`
    return { code: 'column-missing', column: name, expected: `a column ${index}`, received }
  }
  const header = reference.trim()
  const [position, second] = headers.positions.get(header) ?? []
  if (second !== undefined) {
    const expected = 'one column of this header, or a map that names its index'
    return { code: 'column-duplicate', column: name, expected, received: 'several' }
  }
  if (position !== undefined) return position
  const wanted = mapped === undefined ? 'a column of this name' : `the column "${header}"`
  const expected = `${wanted}${nearestHint(header, headers.strangers)}`
  return { code: 'column-missing', column: name, expected, received: 'none in the header' }
}

/** Headers that stand more than once: named once each, as a warning unless a column of that name is asked for. */
export function duplicateHeaders(
  headers: HeaderIndex,
  uses: readonly (readonly ColumnUse[])[],
): Issue[] {
  return [...headers.positions]
    .filter(([name, positions]) => name !== '' && positions.length > 1 && isPassedOver(positions))
    .map(([name, positions]) =>
      issue({
        code: 'column-duplicate',
        severity: 'warning',
        expected: 'headers that differ',
        received: `"${name}" in columns ${positions.map((index) => index + 1).join(', ')}`,
      }),
    )

  function isPassedOver(positions: readonly number[]): boolean {
    return positions.some((index) => uses[index]?.every(({ kind }) => kind === 'carried'))
  }
}
