import { reportDuplicates } from '../instrument/check-decisions.js'
import { checkSources } from '../instrument/check-sources.js'
import { collectIssues, type Report, reportUnknown } from '../instrument/report.js'
import type { Result } from '../issue/issue.js'
import { fingerprint } from '../schema/fingerprint.js'
import { at } from '../schema/json-pointer.js'
import { setAside } from '../schema/set-aside.js'
import { validateAgainst } from '../schema/validate-against.js'
import { QUALITY_INDEXES } from '../score/quality/quality-indexes.js'
import { checkProtocolCondition } from './check-protocol-condition.js'
import { EVERY_GRADE, type Protocol, type ProtocolDocument } from './protocol.js'
import { PROTOCOL_STAND_INS } from './protocol-stand-ins.js'

/** Ids that stand for states of a student in result files, and so for no tier. */
const RESERVED_TIERS = ['undetermined', 'invalid']

/**
 * Reads a screening protocol: checks it against the published schema and for everything that can be said without its
 * instruments; `lintProtocol` holds it against them.
 *
 * @param document - the parsed JSON of the file
 * @returns the protocol with its fingerprint, or every fault with its JSON pointer, those of the schema first
 */
export function parseProtocol(document: unknown): Result<Protocol> {
  const faults = validateAgainst('protocol', document)
  const rest = setAside('protocol', document, faults, PROTOCOL_STAND_INS)
  if (rest === null) return { ok: false, issues: faults }
  const { report, issues } = collectIssues(faults, rest.places)
  const sound = rest.document as ProtocolDocument
  checkTiers(sound, report)
  checkRole(sound, report)
  checkInstruments(sound, report)
  checkQuality(sound, report)
  checkRules(sound, report)
  checkSources(sound, '', sound.references, report)
  if (issues.size > 0) return { ok: false, issues: [...issues.values()] }
  const { $schema: _, grades = EVERY_GRADE, ...protocol } = sound
  const value = { ...protocol, grades, fingerprint: fingerprint(document) }
  return { ok: true, value, issues: [] }
}

/** Teachers have no grades: a grade beside their sheets is one that they teach. */
function checkRole(document: ProtocolDocument, report: Report): void {
  const { role, informant, grades, instruments, rules } = document
  if (role !== 'teacher') return
  if (informant !== undefined)
    report({
      code: 'schema',
      path: '/informant',
      expected: 'no informant in a protocol for teachers, who answer for themselves',
      received: informant,
    })
  const places: readonly (readonly [string, readonly number[] | undefined])[] = [
    ['/grades', grades],
    ...instruments.map((one, index) => [at('/instruments', index, 'grades'), one.grades] as const),
    ...rules.map((one, index) => [at('/rules', index, 'grades'), one.grades] as const),
  ]
  for (const [path, some] of places)
    if (some !== undefined)
      report({
        code: 'schema',
        path,
        expected: 'no grades in a protocol for teachers',
        received: some.join(', '),
      })
}

function checkTiers({ tiers, baseline }: ProtocolDocument, report: Report): void {
  reportDuplicates(tiers, '/tiers', report)
  const taken = tiers.map(({ id }) => id)
  if (taken.includes(baseline.id))
    report({
      code: 'duplicate-id',
      path: '/baseline/id',
      expected: 'an id that no tier has',
      received: baseline.id,
    })
  ;[...taken, baseline.id].forEach((id, index) => {
    if (RESERVED_TIERS.includes(id))
      report({
        code: 'schema',
        path: index < taken.length ? at('/tiers', index, 'id') : '/baseline/id',
        expected: `an id other than ${RESERVED_TIERS.join(', ')}, which are states of a sheet`,
        received: id,
      })
  })
}

function checkInstruments(document: ProtocolDocument, report: Report): void {
  const { instruments, grades = EVERY_GRADE } = document
  const seen = new Set<string>()
  instruments.forEach((entry, index) => {
    if (seen.has(entry.instrument))
      report({
        code: 'duplicate-id',
        path: at('/instruments', index, 'instrument'),
        expected: 'each instrument once',
        received: `${entry.instrument} again`,
      })
    seen.add(entry.instrument)
    checkGrades(entry.grades, grades, at('/instruments', index, 'grades'), report)
  })
}

function checkGrades(
  some: readonly number[] = [],
  all: readonly number[],
  path: string,
  report: Report,
): void {
  some.forEach((grade, index) => {
    if (!all.includes(grade))
      report({
        code: 'range',
        path: at(path, index),
        expected: `a grade of the protocol: ${all.join(', ')}`,
        received: String(grade),
      })
  })
}

function checkQuality({ quality, instruments }: ProtocolDocument, report: Report): void {
  reportDuplicates(quality, '/quality', report)
  const indexes = QUALITY_INDEXES.map(({ id }) => id)
  const known = instruments.map(({ instrument }) => instrument)
  quality.forEach((rule, index) => {
    const path = at('/quality', index)
    if (!indexes.includes(rule.index))
      reportUnknown(report, at(path, 'index'), 'an index of response quality', rule.index, indexes)
    rule.instruments?.forEach((id, place) => {
      if (!known.includes(id))
        reportUnknown(
          report,
          at(path, 'instruments', place),
          'an instrument of the protocol',
          id,
          known,
        )
    })
  })
}

function checkRules(document: ProtocolDocument, report: Report): void {
  const { rules, tiers, grades = EVERY_GRADE, instruments } = document
  reportDuplicates(rules, '/rules', report)
  const tierIds = tiers.map(({ id }) => id)
  const known = instruments.map(({ instrument }) => instrument)
  rules.forEach((rule, index) => {
    const path = at('/rules', index)
    if (!tierIds.includes(rule.tier))
      reportUnknown(report, at(path, 'tier'), 'a tier of the protocol', rule.tier, tierIds)
    checkGrades(rule.grades, grades, at(path, 'grades'), report)
    checkProtocolCondition(rule.when, at(path, 'when'), known, report)
  })
}
