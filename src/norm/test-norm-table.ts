import { loadNormStep } from './compile-norms.js'
import type { NormCell, NormTable, NormTableDocument } from './norm-table.js'

const DOCUMENT: Omit<NormTableDocument, 'cells'> = {
  id: 'tiny/nowhere-2000',
  version: '1.0.0',
  instrument: 'tiny',
  names: { en: 'Tiny, nowhere, 2000' },
  population: 'nobody',
  year: 2000,
  n: 100,
  metric: 't',
  ageUnit: 'years',
  round: 'none',
  edges: 'missing',
  references: { made: { text: 'Made up.' } },
  confidence: 'unknown',
}

/** A norm file for tests, sound but for what is given. */
export function testNormDocument(
  cells: readonly NormCell[],
  more: Partial<NormTableDocument> = {},
): NormTableDocument {
  return { ...DOCUMENT, ...more, cells }
}

/** A norm table for tests, as if parsed. */
export function testNormTable(
  cells: readonly NormCell[],
  more: Partial<NormTableDocument> = {},
): NormTable {
  loadNormStep()
  return { ...testNormDocument(cells, more), fingerprint: '0123456789abcdef' }
}
