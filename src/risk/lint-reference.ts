import type { Condition } from '../instrument/condition.js'
import type { CutScore, Instrument, Scale } from '../instrument/instrument.js'
import type { PlacedReference } from '../instrument/references-of.js'
import { type Report, reportUnknown } from '../instrument/report.js'
import { at } from '../schema/json-pointer.js'
import { intervalOf, intervalTruth } from '../score/condition/interval.js'
import { TRUTH } from '../score/truth.js'
import type { ProtocolInstrument } from './protocol.js'

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] =>
  list.map(({ id }) => id)

/** Reports what one reference of a tier rule names and its instrument lacks, or may not be used for a tier. */
export function lintReference(
  { condition, path }: PlacedReference,
  instrument: Instrument,
  entry: ProtocolInstrument,
  report: Report,
): void {
  if ('item' in condition) lintItem(condition, path, instrument, report)
  else if ('scale' in condition) {
    const scale = instrument.scales.find(({ id }) => id === condition.scale)
    if (scale === undefined)
      unknown('scale', condition.scale, idsOf(instrument.scales), path, instrument, report)
    else lintScale(condition, path, scale, entry, report)
  } else if ('rule' in condition) {
    const rule = instrument.rules.find(({ id }) => id === condition.rule)
    if (rule === undefined)
      unknown('rule', condition.rule, idsOf(instrument.rules), path, instrument, report)
    else each(condition.outcomes, idsOf(rule.outcomes), at(path, 'outcomes'), 'an outcome', report)
  } else lintCriticalItem(condition.criticalItem, path, instrument, report)
}

/** A critical item that is there and was looked up. */
function lintCriticalItem(id: string, path: string, instrument: Instrument, report: Report): void {
  const { criticalItems } = instrument
  const found = criticalItems.find((one) => one.id === id)
  if (found === undefined)
    unknown('criticalItem', id, idsOf(criticalItems), path, instrument, report)
  else if (found.confidence === 'from-memory')
    report({
      code: 'source-missing',
      path: at(path, 'criticalItem'),
      expected: 'a critical item that was checked',
      received: `${id}, from memory`,
    })
}

function unknown(
  key: string,
  id: string,
  known: readonly string[],
  path: string,
  instrument: Instrument,
  report: Report,
): void {
  reportUnknown(report, at(path, key), `one of ${instrument.id}`, id, known)
}

function each(
  names: readonly string[],
  known: readonly string[],
  path: string,
  what: string,
  report: Report,
): void {
  names.forEach((name, index) => {
    if (!known.includes(name)) reportUnknown(report, at(path, index), what, name, known)
  })
}

function lintItem(
  { item: id, codes = [] }: Extract<Condition, { item: string }>,
  path: string,
  instrument: Instrument,
  report: Report,
): void {
  const item = instrument.items.find((one) => one.id === id)
  if (item === undefined) {
    unknown('item', id, idsOf(instrument.items), path, instrument, report)
    return
  }
  const known = item.options.map(({ code }) => code)
  codes.forEach((code, index) => {
    if (!known.includes(code))
      report({
        code: 'range',
        path: at(path, 'codes', index),
        expected: `a code of ${id}: ${known.map((one) => JSON.stringify(one)).join(', ')}`,
        received: JSON.stringify(code),
      })
  })
}

function lintScale(
  condition: Extract<Condition, { scale: string }>,
  path: string,
  scale: Scale,
  { instrument, norms }: ProtocolInstrument,
  report: Report,
): void {
  if (scale.neverTiered)
    report({
      code: 'schema',
      path: at(path, 'scale'),
      expected: 'a scale that tiers may use',
      received: `${scale.id}, which is neverTiered`,
    })
  const { bands } = condition
  if (bands === undefined && (condition.on ?? 'raw') === 'raw')
    lintBound(condition, path, scale, report)
  const isStandard =
    bands === undefined ? condition.on === 'standard-score' : scale.cutScoresOn === 'standard-score'
  if (isStandard && norms === undefined)
    report({
      code: 'unknown-norm-table',
      path,
      expected: `norms for ${instrument}, as the condition is on a standard score`,
      received: 'none',
    })
  if (bands === undefined) return
  const cuts = scale.cutScoreSets.flatMap(({ cutScores }) => cutScores)
  each(bands, [...new Set(cuts.map(({ band }) => band))], at(path, 'bands'), 'a band', report)
  lintCuts(cuts, bands, at(path, 'bands'), report)
}

/** A bound that every score meets or none can meet makes a rule that always or never holds. */
function lintBound(
  condition: Extract<Condition, { scale: string }>,
  path: string,
  { id, attainable: { minimum, maximum } }: Scale,
  report: Report,
): void {
  const truth = intervalTruth(intervalOf(condition), minimum, maximum)
  if (truth === TRUTH.unknown) return
  report({
    code: 'range',
    path,
    expected: `a bound that some scores of ${id} meet and others do not, ${minimum} to ${maximum}`,
    received: truth === TRUTH.true ? 'one that every score meets' : 'one that no score can meet',
  })
}

/** A tier must not rest on a cut score that nobody looked up. */
function lintCuts(
  cuts: readonly CutScore[],
  bands: readonly string[],
  path: string,
  report: Report,
): void {
  bands.forEach((band, index) => {
    if (cuts.some((cut) => cut.band === band && cut.confidence === 'from-memory'))
      report({
        code: 'source-missing',
        path: at(path, index),
        expected: 'a band whose cut score was checked',
        received: `${band}, from memory`,
      })
  })
}
