import type { Instrument } from '../instrument/instrument.js'
import { lintInstrument } from '../instrument/lint-instrument.js'
import { loadInstrument, loadNormTable } from '../io/catalogue.js'
import { isShipped } from '../io/shipped-files.js'
import type { IssueCode } from '../issue/codes.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { lintNormTable } from '../norm/lint-norm-table.js'
import type { NormTable } from '../norm/norm-table.js'
import { compileInstrument } from '../score/compile-instrument.js'
import type { CompiledInstrument } from '../score/plan.js'

/** Instruments ready to score with, and the norm tables that they use. */
export interface LoadedInstruments {
  readonly compiled: readonly CompiledInstrument[]
  /** For each instrument. */
  readonly norms: readonly (readonly NormTable[])[]
}

/** What is wanted of one instrument: its id or path, with `@variant`, and norm tables by id or path. */
export interface InstrumentWish {
  readonly name: string
  readonly norms: readonly string[]
}

/** Faults that a linter finds and that make scores wrong or impossible; the others are for `validate`. */
const FATAL: ReadonlySet<IssueCode> = new Set([
  'bands-hole',
  'bands-overlap',
  'range',
  'unknown-reference',
  'unknown-instrument',
  'unknown-variant',
  'scale-cycle',
  'norm-overlap',
])

/** Faults that stand in the way, and warnings of scores that may come out odd, such as prorating over several ranges. */
const concernsScores = (found: Issue): boolean =>
  isFatal(found) || (found.severity === 'warning' && found.code === 'range')

export const isFatal = ({ code, severity }: Issue): boolean =>
  severity === 'error' && FATAL.has(code)

/** Loads, checks and compiles instruments with their norms, or says everything that stands in the way. */
export function loadInstruments(
  wishes: readonly InstrumentWish[],
  informant?: string,
): Result<LoadedInstruments> {
  const issues: Issue[] = []
  const take = <T>(result: Result<T>): T | null => {
    issues.push(...result.issues)
    return result.ok ? result.value : null
  }
  const loaded = wishes.map(({ name, norms }) => ({
    instrument: take(loadInstrument(name)),
    isShipped: isShipped('instruments', name.replace(/@[^@/\\.]*$/, '')),
    norms: norms.flatMap((id) => {
      const table = take(loadNormTable(id))
      return table === null ? [] : [{ table, isShipped: isShipped('norms', id) }]
    }),
  }))
  // What is shipped was linted before.
  for (const { instrument, isShipped: isKnown, norms } of loaded) {
    if (instrument === null) continue
    if (!isKnown) issues.push(...lintInstrument(instrument).filter(concernsScores))
    for (const { table, isShipped: isTableKnown } of norms)
      if (!isKnown || !isTableKnown)
        issues.push(...lintNormTable(table, instrument).filter(isFatal))
    issues.push(
      ...informantFaults(instrument, informant),
      ...sharedScales(instrument, tablesOf(norms)),
    )
  }
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const value = {
    compiled: loaded.map(({ instrument, norms }) =>
      compileInstrument(instrument as Instrument, tablesOf(norms), informant),
    ),
    norms: loaded.map(({ norms }) => tablesOf(norms)),
  }
  return { ok: true, value, issues }
}

const tablesOf = (norms: readonly { readonly table: NormTable }[]): NormTable[] =>
  norms.map(({ table }) => table)

function informantFaults({ id, informants }: Instrument, informant?: string): Issue[] {
  if (informant === undefined || informants.includes(informant)) return []
  return [
    issue({
      code: 'unknown-reference',
      column: id,
      about: 'informant',
      expected: `one of ${informants.join(', ')}`,
      received: informant,
    }),
  ]
}

/** Two tables for one scale: nobody can say which is meant. */
function sharedScales({ id, scales }: Instrument, tables: readonly NormTable[]): Issue[] {
  return scales.flatMap((scale) => {
    const claims = tables.filter(({ cells }) => cells.some((cell) => cell.scale === scale.id))
    if (claims.length < 2) return []
    return [
      issue({
        code: 'norm-overlap',
        column: `${id}.${scale.id}`,
        expected: 'one norm table for the scale',
        received: claims.map((table) => table.id).join(' and '),
      }),
    ]
  })
}
