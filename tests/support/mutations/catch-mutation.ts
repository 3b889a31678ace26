import { lintInstrument } from '../../../src/instrument/lint-instrument.js'
import { parseInstrument } from '../../../src/instrument/parse-instrument.js'
import type { NormTable } from '../../../src/norm/norm-table.js'
import { parseNormTable } from '../../../src/norm/parse-norm-table.js'
import { checkGoldenCase, type GoldenDocument } from '../../../src/risk/check-golden.js'
import { normDocument, readingsOf } from '../library.js'
import { type Stated, statedOf } from '../stated.js'
import { type FactMutation, mutated } from './mutation.js'

/** Worked answers, and what they state of the file beside scores. */
export type Golden = GoldenDocument & { readonly stated?: Stated }

/** What notices a changed fact. */
export type Catcher = 'parser' | 'linter' | 'worked answers'

/** Who notices that a document is not what it was; null where nobody does. */
export function catcherOf(
  document: unknown,
  golden: Golden,
  mutation: FactMutation,
): Catcher | null {
  const changed = mutated(document, mutation) as Parameters<typeof statedOf>[0]
  const [, list, name] = mutation.place
  const first = list === 'variants' && typeof name === 'string' ? name : undefined
  const readings = readingsOf(document as Parameters<typeof statedOf>[0])
  const isStated = golden.stated !== undefined && text(changed) !== text(document)
  for (const variant of first === undefined ? readings : [first, ...readings]) {
    const parsed = parseInstrument(changed, variant === undefined ? {} : { variant })
    if (!parsed.ok) return 'parser'
    if (lintInstrument(parsed.value).length > 0) return 'linter'
    if (isStated) return 'worked answers'
    for (const one of golden.cases) {
      if (one.variant !== variant) continue
      const norms = one.norms === undefined ? [] : [normTable(one.norms)]
      if (checkGoldenCase(parsed.value, one, norms).length > 0) return 'worked answers'
    }
  }
  return null
}

/** What a document says that no score shows. */
function text(document: unknown): string {
  return JSON.stringify(statedOf(document as Parameters<typeof statedOf>[0]))
}

const tables = new Map<string, NormTable>()

/** A shipped norm table, read once. */
export function normTable(id: string): NormTable {
  const known = tables.get(id)
  if (known !== undefined) return known
  const table = parseNormTable(normDocument(id))
  if (!table.ok) throw new Error(`normTable cannot read ${id}`)
  tables.set(id, table.value)
  return table.value
}
