import type { CutScoreSet, Instrument } from '../instrument/instrument.js'
import type { Translate } from '../io/translator.js'
import type { NormTable } from '../norm/norm-table.js'

/**
 * An instrument whose sentences (licence, doubts, how well each part was checked, populations of cut scores) are in the
 * language of the reader.
 */
export function translateInstrument(instrument: Instrument, translate: Translate): Instrument {
  const { licence, doubts, provenance, scales } = instrument
  return {
    ...instrument,
    licence: { ...licence, detail: translate(licence.detail) },
    doubts: doubts.map(translate),
    provenance: Object.fromEntries(
      Object.entries(provenance).map(([part, checked]) => [
        part,
        typeof checked === 'string' ? translate(checked) : checked,
      ]),
    ),
    scales: scales.map((scale) => ({
      ...scale,
      cutScoreSets: scale.cutScoreSets.map((set) => translateCutScores(set, translate)),
      ...(scale.reliability !== undefined && {
        reliability: scale.reliability.map((one) =>
          one.population === undefined ? one : { ...one, population: translate(one.population) },
        ),
      }),
    })),
  }
}

function translateCutScores(set: CutScoreSet, translate: Translate): CutScoreSet {
  return {
    ...set,
    cutScores: set.cutScores.map((cut) => ({
      ...cut,
      population: cut.population === null ? null : translate(cut.population),
    })),
  }
}

/** A norm table whose sentences (population, what makes it outdated) are in the language of the reader. */
export function translateNormTable(table: NormTable, translate: Translate): NormTable {
  const { population, outdated } = table
  return {
    ...table,
    population: translate(population),
    ...(outdated !== undefined && { outdated: translate(outdated) }),
  }
}
