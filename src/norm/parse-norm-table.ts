import { type Issue, issue, type Result } from '../issue/issue.js'
import { fingerprint } from '../schema/fingerprint.js'
import { validateAgainst } from '../schema/validate-against.js'
import { cellFaults } from './cell-faults.js'
import { overlapFaults, type PlacedCell } from './cell-overlap.js'
import { loadNormStep } from './compile-norms.js'
import { METRICS } from './metrics.js'
import type { NormTable, NormTableDocument } from './norm-table.js'

/**
 * Reads a norm table: every fault of the file at once, each with its JSON pointer, or the table with its fingerprint.
 *
 * A cell that the schema refuses is left out of the further checks; all others are checked all the same.
 *
 * @param document - the parsed JSON of a norm file
 */
export function parseNormTable(document: unknown): Result<NormTable> {
  loadNormStep()
  const schemaIssues = validateAgainst('norm-table', document)
  const issues = [...schemaIssues, ...semanticFaults(document, schemaIssues)]
  if (issues.length > 0) return { ok: false, issues }
  const { $schema: _, ...table } = document as NormTableDocument
  return { ok: true, value: { ...table, fingerprint: fingerprint(document) }, issues }
}

/** Faults that need more than one place of the file, among the parts that the schema accepts. */
function semanticFaults(document: unknown, schemaIssues: readonly Issue[]): Issue[] {
  if (typeof document !== 'object' || document === null) return []
  const isSound = (path: string): boolean =>
    !schemaIssues.some((fault) => fault.path === path || fault.path?.startsWith(`${path}/`))
  const table = document as Partial<NormTableDocument>
  if (!Array.isArray(table.cells)) return []
  const cells = (table.cells as NormTable['cells'])
    .map((cell, index): PlacedCell => ({ cell, index }))
    .filter(({ index }) => isSound(`/cells/${index}`))
  const ageUnit = table.ageUnit === 'months' ? 'months' : 'years'
  const references = isSound('/references') ? (table.references ?? null) : null
  const metric = METRICS.find(({ id }) => id === table.metric) ?? null
  return [
    ...roundingFaults(table),
    ...cells.flatMap(({ cell, index }) =>
      cellFaults(cell, `/cells/${index}`, { ageUnit, references, metric }),
    ),
    ...overlapFaults(cells, ageUnit),
  ]
}

/** Stens and stanines are whole by halves up; a table cannot round them otherwise. */
function roundingFaults({ metric: id, round }: Partial<NormTableDocument>): Issue[] {
  const metric = METRICS.find((candidate) => candidate.id === id)
  if (metric === undefined || metric.round === 'none' || round === undefined) return []
  return round === 'none' || round === metric.round
    ? []
    : [
        issue({
          code: 'range',
          path: '/round',
          expected: `${metric.round} or none for the metric ${metric.id}`,
          received: String(round),
        }),
      ]
}
