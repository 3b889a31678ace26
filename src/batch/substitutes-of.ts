import { loadInstrument, loadNormTable } from '../io/catalogue.js'
import type { Issue, Result } from '../issue/issue.js'
import type { Substitutes } from './load-campaign.js'

/**
 * Sorts instruments and norm tables that are to be tried by the instrument which they belong to.
 *
 * @param instruments - ids or paths, with `@variant` where another variant is meant
 * @param norms - ids or paths
 */
export function substitutesOf(
  instruments: readonly string[],
  norms: readonly string[],
): Result<Substitutes> {
  const issues: Issue[] = []
  const byInstrument = <T>(
    names: readonly string[],
    load: (name: string) => Result<T>,
    idOf: (found: T) => string,
  ): Map<string, string> =>
    new Map(
      names.flatMap((name) => {
        const loaded = load(name)
        issues.push(...loaded.issues)
        return loaded.ok ? [[idOf(loaded.value), name] as const] : []
      }),
    )
  const value = {
    instruments: byInstrument(instruments, loadInstrument, ({ id }) => id),
    norms: byInstrument(norms, loadNormTable, ({ instrument }) => instrument.split('@')[0] ?? ''),
  }
  if (value.instruments.size < instruments.length || value.norms.size < norms.length)
    return { ok: false, issues }
  return { ok: true, value, issues: [] }
}
