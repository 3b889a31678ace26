import type { Sourced } from '../instrument/document.js'
import type { Instrument } from '../instrument/instrument.js'
import { type PlacedReference, referencesOf } from '../instrument/references-of.js'
import { type Report, reportUnknown } from '../instrument/report.js'
import { type Issue, issue } from '../issue/issue.js'
import { at } from '../schema/json-pointer.js'
import { lintCrisis } from './lint-crisis.js'
import { lintQuality } from './lint-quality.js'
import { lintReference } from './lint-reference.js'
import type { Protocol, ProtocolInstrument } from './protocol.js'

/**
 * Holds a protocol against its instruments: everything that its rules refer to exists, nothing rests on a measure that
 * no tier may use or on a cut score from memory, each rule has a source, and each critical item of severity `crisis` is
 * covered by a crisis rule in every grade that takes the instrument; one for teachers has instruments for adults only;
 * indexes of response quality have the scales, pairs and references that they need.
 *
 * @param protocol - as parsed
 * @param instruments - parsed with the protocol's variants; those that the protocol does not name are ignored
 */
export function lintProtocol(
  protocol: Protocol,
  instruments: readonly Instrument[],
): readonly Issue[] {
  const issues: Issue[] = []
  const report: Report = (draft) => issues.push(issue(draft))
  const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]))
  protocol.instruments.forEach((entry, index) => {
    lintEntry(entry, byId, at('/instruments', index), report)
    if (protocol.role === 'teacher') lintForAdults(byId.get(entry.instrument), index, report)
    lintInformant(protocol, byId.get(entry.instrument), index, report)
  })
  protocol.rules.forEach((rule, index) => {
    const path = at('/rules', index)
    if (rule.source === undefined)
      report({ code: 'source-missing', path, expected: 'a source', received: 'nothing' })
    lintMemory(rule, path, report)
    for (const reference of referencesOf(rule.when, at(path, 'when'))) {
      lintMemory(reference.condition, reference.path, report)
      const id = reference.condition.instrument ?? ''
      const instrument = byId.get(id)
      const entry = protocol.instruments.find((one) => one.instrument === id)
      if (instrument === undefined || entry === undefined) continue
      if (instrument.domain === 'personality') reportPersonality(reference, report)
      else lintReference(reference, instrument, entry, report)
      lintGrades(rule.grades, entry, at(path, 'grades'), report)
    }
  })
  lintCrisis(protocol, byId, report)
  lintQuality(protocol, byId, report)
  return issues
}

/** No tier rests on what nobody looked up. */
function lintMemory({ confidence }: Sourced, path: string, report: Report): void {
  if (confidence === 'from-memory')
    report({
      code: 'source-missing',
      path: at(path, 'confidence'),
      expected: 'a cut score that was checked',
      received: 'one from memory',
    })
}

/** No tier rests on what a person is like: not on a score, not on a single answer. */
function reportPersonality({ condition, path }: PlacedReference, report: Report): void {
  report({
    code: 'schema',
    path: at(path, 'instrument'),
    expected: 'an instrument that tiers may use',
    received: `${condition.instrument}, which is about personality`,
  })
}

function lintEntry(
  { instrument: id, variant }: ProtocolInstrument,
  byId: ReadonlyMap<string, Instrument>,
  path: string,
  report: Report,
): void {
  const instrument = byId.get(id)
  if (instrument === undefined)
    reportUnknown(report, at(path, 'instrument'), 'an instrument', id, byId.keys())
  else if (variant !== undefined && instrument.variant !== variant)
    report({
      code: 'unknown-variant',
      path: at(path, 'variant'),
      expected: `${instrument.variant ?? 'no variant'}, the one given`,
      received: variant,
    })
}

/** What somebody else says of students is asked with a questionnaire that is made for them. */
function lintInformant(
  { informant }: Protocol,
  instrument: Instrument | undefined,
  index: number,
  report: Report,
): void {
  if (informant === undefined || instrument === undefined) return
  const { id, informants } = instrument
  if (!informants.includes(informant))
    report({
      code: 'schema',
      path: at('/instruments', index, 'instrument'),
      expected: `an instrument that ${informant}s answer about students`,
      received: `${id}, of ${informants.join(', ')}`,
    })
}

/** A questionnaire whose ages end before this one, in years, is for the young. */
const END_OF_YOUTH = 21

/** Teachers answer for themselves, and questionnaires for children say nothing of them. */
function lintForAdults(instrument: Instrument | undefined, index: number, report: Report): void {
  if (instrument === undefined) return
  const { id, ages, informants } = instrument
  const expected = 'an instrument that adults answer for themselves'
  const path = at('/instruments', index, 'instrument')
  if (!informants.includes('self'))
    report({ code: 'schema', path, expected, received: `${id}, of ${informants.join(', ')}` })
  if (ages !== null && ages.to < END_OF_YOUTH)
    report({ code: 'schema', path, expected, received: `${id}, up to ${ages.to} years` })
}

/** A rule for grades that do not take the instrument would never speak there. */
function lintGrades(
  grades: readonly number[] = [],
  entry: ProtocolInstrument,
  path: string,
  report: Report,
): void {
  if (entry.grades === undefined) return
  const without = grades.filter((grade) => entry.grades?.includes(grade) === false)
  if (without.length > 0)
    report({
      code: 'range',
      severity: 'warning',
      path,
      expected: `grades that take ${entry.instrument}: ${entry.grades.join(', ')}`,
      received: without.join(', '),
    })
}
