import type { ScaleReliability } from '../../instrument/reliability.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { loadCampaignOf } from '../load-campaign.js'
import { columnPrefixes } from '../result/score-columns.js'
import { SCORE_SUFFIX, scaleOfRaw } from '../table/students-file.js'
import type { ComparedScale, CompareJob } from './compare-waves.js'
import type { UsedReliability } from './comparison.js'
import { protocolIssues } from './protocol-issues.js'
import { openResultSet, type PreparedFolder, type ResultSet } from './read-result-set.js'

/** What `compare` begins with. */
export interface ReadyToCompare {
  readonly waves: CompareJob['waves']
  readonly compiled: CompiledProtocol
  readonly scales: readonly ComparedScale[]
  readonly paths: readonly string[]
}

/**
 * Opens the result sets, sorts them into waves by the name of the wave (sets of one name are one wave, the later ones
 * its retests), and loads the protocol for the order of its tiers and its thresholds.
 *
 * @param protocol - id or path; that of the first result set where null
 * @param reliabilities - by `<instrument>_<scale>`
 */
export function prepareCompare(
  folders: readonly (string | PreparedFolder)[],
  protocol: string | null,
  reliabilities: ReadonlyMap<string, UsedReliability>,
): Result<ReadyToCompare> {
  const opened = folders.map((folder) => openResultSet(folder))
  const issues = opened.flatMap((one) => one.issues)
  const sets = opened.flatMap((one) => (one.ok ? [one.value] : []))
  if (sets.length < folders.length) return { ok: false, issues }
  const waves = new Map<string, ResultSet[]>()
  for (const set of sets) waves.set(set.wave, [...(waves.get(set.wave) ?? []), set])
  if (waves.size < 2) {
    const received = `result sets of the one wave ${[...waves.keys()].join()}`
    issues.push(issue({ code: 'range', expected: 'result sets of two or more waves', received }))
    return { ok: false, issues }
  }
  const campaign = loadCampaignOf(protocol, sets[0]?.summary.protocol.id ?? '')
  if (!campaign.ok) return { ok: false, issues: [...issues, ...campaign.issues] }
  const { compiled } = campaign.value
  const scales = comparedScales(compiled, sets, reliabilities)
  issues.push(...versionIssues(sets, compiled), ...strangeReliabilities(scales, reliabilities))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const value = {
    waves: Array.from(waves, ([wave, members]) => ({ wave, sets: members })),
    compiled,
    scales,
    paths: sets.flatMap(({ paths }) => paths),
  }
  return { ok: true, value, issues }
}

/** Scales whose raw score every result set has. */
function comparedScales(
  { instruments }: CompiledProtocol,
  sets: readonly ResultSet[],
  reliabilities: ReadonlyMap<string, UsedReliability>,
): ComparedScale[] {
  const prefixes = columnPrefixes(instruments)
  return instruments.flatMap(({ instrument }, index) =>
    instrument.scales.flatMap(({ id, direction, reliability: cited }) => {
      const name = `${prefixes[index]}_${id}`
      const column = `${name}${SCORE_SUFFIX.raw}`
      if (!sets.every(({ students }) => students.header.includes(column))) return []
      return [
        { column, direction, reliability: reliabilities.get(name) ?? citedReliability(cited) },
      ]
    }),
  )
}

/** The reliability that the instrument file cites first. */
function citedReliability(cited: readonly ScaleReliability[] = []): UsedReliability | null {
  const [first] = cited
  return first === undefined
    ? null
    : { value: first.coefficient, kind: `${first.kind} (${first.source})` }
}

/** Protocols or instruments that are not the same everywhere: a change may be theirs. */
function versionIssues(sets: readonly ResultSet[], compiled: CompiledProtocol): Issue[] {
  const differ = (what: string, prints: readonly string[]): Issue[] =>
    new Set(prints).size < 2
      ? []
      : [
          issue({
            code: 'versions-differ',
            severity: 'warning',
            path: what,
            expected: 'one version in every result set',
            received: [...new Set(prints)].join(' and '),
          }),
        ]
  const ids = new Set(sets.flatMap(({ summary }) => summary.instruments.map(({ id }) => id)))
  return [
    ...protocolIssues(sets, compiled),
    ...[...ids].flatMap((id) =>
      differ(
        id,
        sets.flatMap(({ summary }) =>
          summary.instruments.filter((one) => one.id === id).map(({ fingerprint }) => fingerprint),
        ),
      ),
    ),
  ]
}

function strangeReliabilities(
  scales: readonly ComparedScale[],
  reliabilities: ReadonlyMap<string, UsedReliability>,
): Issue[] {
  const names = scales.map(({ column }) => scaleOfRaw(column))
  return [...reliabilities.keys()]
    .filter((name) => !names.includes(name))
    .map((received) => {
      const expected = `a scale of every result set: ${names.join(', ')}`
      return issue({ code: 'unknown-reference', path: 'reliability', expected, received })
    })
}
