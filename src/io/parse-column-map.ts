import { type Issue, issue, type Result } from '../issue/issue.js'
import { validateAgainst } from '../schema/validate-against.js'
import type { ColumnMap } from './column-map.js'
import { nearestHint } from './nearest-names.js'

/**
 * Checks a column map against its schema, and that the answer sets that it names are there.
 *
 * @param document - any JSON value
 * @returns the map, or every fault with its JSON pointer
 */
export function parseColumnMap(document: unknown): Result<ColumnMap> {
  const faults = validateAgainst('column-map', document)
  if (faults.length > 0) return { ok: false, issues: faults }
  const map = document as ColumnMap
  const issues = [...unknownAnswerSets(map)]
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: map, issues: [] }
}

function* unknownAnswerSets(map: ColumnMap): Generator<Issue> {
  const names = Object.keys(map.answerSets ?? {})
  for (const [name, column] of Object.entries(map.columns ?? {})) {
    if (column === null || typeof column === 'string' || typeof column.answers !== 'string')
      continue
    if (names.includes(column.answers)) continue
    const path = `/columns/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/answers`
    const expected = `one of answerSets${nearestHint(column.answers, names)}`
    yield issue({ code: 'unknown-reference', path, expected, received: column.answers })
  }
}
