import { type Issue, issue, type Result } from '../issue/issue.js'
import { at, valueAt } from '../schema/json-pointer.js'
import { validateAgainst } from '../schema/validate-against.js'
import type { ColumnMap } from './column-map.js'
import { isPersonField } from './columns/person-fields.js'
import { nearestHint } from './nearest-names.js'

/**
 * Checks a column map against its schema, that the answer sets that it names are there, that no two items of an
 * instrument share a column, and that nothing in it waits for a decision.
 *
 * @param document - any JSON value
 * @returns the map, or every fault with its JSON pointer
 */
export function parseColumnMap(document: unknown): Result<ColumnMap> {
  const faults = validateAgainst('column-map', document)
  const issues = [
    ...faults,
    ...unknownAnswerSets(document),
    ...sharedColumns(document),
    ...decisionsLeft(document),
  ]
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: document as ColumnMap, issues }
}

/** Answer sets that columns name and the map lacks, as far as either can be read. */
function* unknownAnswerSets(document: unknown): Generator<Issue> {
  const sets = valueAt(document, '/answerSets') ?? {}
  const columns = valueAt(document, '/columns') ?? {}
  if (typeof sets !== 'object' || typeof columns !== 'object') return
  const names = Object.keys(sets)
  for (const name of Object.keys(columns)) {
    const path = at('/columns', name, 'answers')
    const answers = valueAt(document, path)
    if (typeof answers !== 'string' || names.includes(answers)) continue
    const expected = `one of answerSets${nearestHint(answers, names)}`
    yield issue({ code: 'unknown-reference', path, expected, received: answers })
  }
}

/** Items whose ids differ in their number alone, in one column. */
function* sharedColumns(document: unknown): Generator<Issue> {
  const columns = valueAt(document, '/columns') ?? {}
  if (typeof columns !== 'object') return
  const takers = new Map<string, string>()
  for (const [name, mapped] of Object.entries(columns)) {
    const stem = /^(.+?)_?\d+[a-z]?$/.exec(name)?.[1]
    const column = columnOf(mapped)
    if (stem === undefined || isPersonField(name) || column === null) continue
    const key = JSON.stringify([stem, column])
    const first = takers.get(key)
    if (first === undefined) takers.set(key, name)
    else {
      const sides = { expected: 'a column of its own', received: `the column of ${first}` }
      yield issue({ code: 'column-duplicate', path: at('/columns', name), ...sides })
    }
  }
}

/** The header or the position that an entry names. */
function columnOf(mapped: unknown): string | number | null {
  const column = typeof mapped === 'object' ? valueAt(mapped, '/column') : mapped
  if (typeof column === 'string') return column.trim()
  const index = valueAt(column, '/index')
  return typeof index === 'number' ? index : null
}

/** Decisions that `inspect` left to the user. */
function* decisionsLeft(document: unknown): Generator<Issue> {
  const undecided = valueAt(document, '/undecided')
  if (!Array.isArray(undecided)) return
  for (let entry = 0; entry < undecided.length; entry++) {
    const about = valueAt(document, `/undecided/${entry}/about`)
    const received = typeof about === 'string' ? about : 'an open question'
    const expected = 'a decision, and this entry taken away'
    yield issue({ code: 'map-undecided', path: `/undecided/${entry}`, expected, received })
  }
}
