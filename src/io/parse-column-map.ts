import { type Issue, issue, type Result } from '../issue/issue.js'
import { at, valueAt } from '../schema/json-pointer.js'
import { validateAgainst } from '../schema/validate-against.js'
import type { ColumnMap } from './column-map.js'
import { nearestHint } from './nearest-names.js'

/**
 * Checks a column map against its schema, that the answer sets that it names are there, and that nothing in it waits for
 * a decision.
 *
 * @param document - any JSON value
 * @returns the map, or every fault with its JSON pointer
 */
export function parseColumnMap(document: unknown): Result<ColumnMap> {
  const faults = validateAgainst('column-map', document)
  const issues = [...faults, ...unknownAnswerSets(document), ...decisionsLeft(document)]
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
