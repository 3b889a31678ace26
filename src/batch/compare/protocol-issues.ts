import { type Issue, issue } from '../../issue/issue.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ResultSet } from './read-result-set.js'

/**
 * What is to be said where waves were screened with several protocols. Tiers of the same ids compare, as those of a
 * term and of its short re-screen do, with a warning that names the protocols: a change may be theirs. Tiers of other
 * ids, such as cards and levels, do not: everybody in one of them would count as without a sheet.
 */
export function protocolIssues(
  sets: readonly ResultSet[],
  { protocol }: CompiledProtocol,
): readonly Issue[] {
  const own = [...protocol.tiers, protocol.baseline].map(({ id }) => id)
  const strange = sets.flatMap(({ name, summary }) => {
    const known = Object.keys(summary.accounting.tiers)
    if (known.length === 0 || own.every((id) => known.includes(id))) return []
    const ids = known.filter((id) => id !== 'undetermined' && id !== 'invalid').join(', ')
    const sides = { expected: `the tiers of ${protocol.id}: ${own.join(', ')}`, received: ids }
    return [issue({ code: 'versions-differ', file: name, path: 'protocol', ...sides })]
  })
  if (strange.length > 0) return strange
  const named = sets.map(({ summary: { protocol: one } }) => `${one.id} ${one.version}`)
  const prints = sets.map(({ summary }) => summary.protocol.fingerprint)
  if (new Set([...prints, protocol.fingerprint]).size < 2) return []
  const names = [...new Set(named)]
  const received =
    names.length < 2
      ? `${names[0]} changed between them: tiers may differ by it`
      : `${names.join(' and ')}: tiers may differ by it`
  const expected = 'one protocol in every result set'
  return [
    issue({ code: 'versions-differ', severity: 'warning', path: 'protocol', expected, received }),
  ]
}
