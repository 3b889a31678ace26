import type { Instrument } from '../instrument/instrument.js'
import { type Report, reportUnknown } from '../instrument/report.js'
import { at } from '../schema/json-pointer.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { hasNeeded, type QualityNeed } from '../score/quality/quality-index.js'
import { QUALITY_INDEXES } from '../score/quality/quality-indexes.js'
import { compileQualityPlan, type ItemPair } from '../score/quality/quality-plan.js'
import { lintQualityReference } from '../score/quality/reference/lint-quality-reference.js'
import type { Protocol, ProtocolInstrument, QualityRule } from './protocol.js'

/** What an instrument must have for an index to be computed. */
const NEEDS: Readonly<Record<QualityNeed, string>> = {
  halves: 'three scales or more of two items or more',
  synonyms: 'three pairs or more of synonyms, in the protocol or in a quality reference',
  antonyms: 'three pairs or more of antonyms, in the protocol or in a quality reference',
  means: 'a quality reference',
  distance: 'a quality reference with a distance',
}

/**
 * Holds what a protocol says of response quality against its instruments: pairs and quality references name items that
 * there are, and each rule can be computed, for every instrument that it names or for one at least of all.
 */
export function lintQuality(
  protocol: Protocol,
  byId: ReadonlyMap<string, Instrument>,
  report: Report,
): void {
  const isSound = protocol.instruments.map((entry, index) =>
    lintEntry(protocol, entry, byId.get(entry.instrument), at('/instruments', index), report),
  )
  if (isSound.includes(false)) return
  protocol.quality.forEach((rule, index) => {
    lintRule(protocol, rule, byId, at('/quality', index), report)
  })
}

/** Whether everything that the entry names is there. */
function lintEntry(
  { qualityReferences = [] }: Protocol,
  entry: ProtocolInstrument,
  instrument: Instrument | undefined,
  path: string,
  report: Report,
): boolean {
  if (instrument === undefined) return false
  const ids = instrument.items.map(({ id }) => id)
  let isSound = true
  for (const kind of ['synonyms', 'antonyms'] as const)
    (entry[kind] ?? []).forEach((pair: ItemPair, place) => {
      pair.forEach((id, side) => {
        if (ids.includes(id)) return
        isSound = false
        reportUnknown(report, at(path, kind, place, side), 'an item', id, ids)
      })
    })
  const isNamed = entry.qualityReference !== undefined
  const reference = qualityReferences.find((one) => one.instrument === entry.instrument)
  if (isNamed && reference === undefined && qualityReferences.length > 0) {
    isSound = false
    report({
      code: 'unknown-reference',
      path: at(path, 'qualityReference'),
      expected: `a quality reference of ${entry.instrument}`,
      received: 'one of another instrument',
    })
  }
  if (reference === undefined) return isSound
  for (const { message: _, ...found } of lintQualityReference(reference, instrument)) {
    if (found.severity === 'error') isSound = false
    report({ ...found, path: at(path, 'qualityReference') })
  }
  return isSound
}

function lintRule(
  { instruments: entries, qualityReferences = [] }: Protocol,
  rule: QualityRule,
  byId: ReadonlyMap<string, Instrument>,
  path: string,
  report: Report,
): void {
  const need = QUALITY_INDEXES.find(({ id }) => id === rule.index)?.needs
  if (need === undefined) return
  const chosen = entries.filter(({ instrument }) => rule.instruments?.includes(instrument) ?? true)
  const unable = chosen.filter((entry) => {
    const instrument = byId.get(entry.instrument)
    const reference = qualityReferences.find((one) => one.instrument === entry.instrument)
    if (instrument === undefined) return false
    // A file that is named and was not loaded is for whoever loads it.
    if (need !== 'halves' && entry.qualityReference !== undefined && reference === undefined)
      return false
    const plan = compileQualityPlan(compileInstrument(instrument), {
      ...(entry.synonyms === undefined ? {} : { synonyms: entry.synonyms }),
      ...(entry.antonyms === undefined ? {} : { antonyms: entry.antonyms }),
      ...(reference === undefined ? {} : { reference }),
    })
    return !hasNeeded(plan, need)
  })
  const isFault =
    rule.instruments === undefined ? unable.length === chosen.length : unable.length > 0
  if (!isFault) return
  report({
    code: 'unknown-reference',
    path: at(path, 'index'),
    about: rule.index,
    expected: NEEDS[need],
    received: `none for ${unable.map(({ instrument }) => instrument).join(', ')}`,
  })
}
