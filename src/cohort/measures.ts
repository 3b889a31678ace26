import type { Instrument, Scale } from '../instrument/instrument.js'
import type { Text } from '../issue/text.js'
import type { Protocol } from '../risk/protocol.js'
import { UNDETERMINED_NAMES } from '../risk/undetermined-names.js'

/** What a measure sorts sheets by. */
export type MeasureKind = 'tier' | 'crisis' | 'band' | 'rule'

/** One way to sort sheets into categories, of which each sheet is in one at most. */
export interface CohortMeasure {
  /** `tier`, `crisis`, `<instrument>_<scale>_band` or `<instrument>_<rule>`: the column's name in the result file. */
  readonly id: string
  readonly kind: MeasureKind
  readonly names: Text
  readonly categories: readonly { readonly id: string; readonly names: Text }[]
  /** The category in which a whole group gives nobody away; −1 where there is none. */
  readonly reassuring: number
  /** Indexes of the instrument and of its scale or rule; −1 for tiers and crises. */
  readonly instrument: number
  readonly part: number
}

/** Category of sheets that missing answers leave open. */
export const UNDETERMINED = 'undetermined'

/**
 * Everything that a protocol lets one count: its tiers with the baseline and the undetermined, the crisis flag, the
 * bands of each scale, the outcomes of each rule. Single answers are never among them.
 *
 * @param instruments - one for each of the protocol's instruments, in that order
 */
export function cohortMeasures(
  protocol: Protocol,
  instruments: readonly Instrument[],
): CohortMeasure[] {
  return [
    tierMeasure(protocol),
    CRISIS,
    ...instruments.flatMap((instrument, index) => [
      ...instrument.scales.flatMap((scale, part) => bandMeasure(instrument, scale, index, part)),
      ...ruleMeasures(instrument, index),
    ]),
  ]
}

const CRISIS: CohortMeasure = {
  id: 'crisis',
  kind: 'crisis',
  names: { en: 'crisis item', zh: '危机条目' },
  categories: [
    { id: 'flagged', names: { en: 'flagged', zh: '命中' } },
    { id: UNDETERMINED, names: UNDETERMINED_NAMES },
    { id: 'none', names: { en: 'none', zh: '未命中' } },
  ],
  reassuring: 2,
  instrument: -1,
  part: -1,
}

function tierMeasure({ tiers, baseline }: Protocol): CohortMeasure {
  return {
    id: 'tier',
    kind: 'tier',
    names: { en: 'tier', zh: '预警级别' },
    categories: [
      ...tiers.map(({ id, names }) => ({ id, names })),
      { id: baseline.id, names: baseline.names },
      { id: UNDETERMINED, names: UNDETERMINED_NAMES },
    ],
    reassuring: tiers.length,
    instrument: -1,
    part: -1,
  }
}

function bandMeasure(
  instrument: Instrument,
  scale: Scale,
  index: number,
  part: number,
): CohortMeasure[] {
  const bands = bandsOf(scale)
  if (bands.length === 0) return []
  const names = joined(instrument.displayNames, scale.displayNames)
  const categories = bands.map((id) => ({ id, names: instrument.bands[id] ?? { en: id } }))
  const end = { 'higher-is-worse': 0, 'higher-is-better': bands.length - 1, neutral: -1 }
  const id = `${instrument.id}_${scale.id}_band`
  const reassuring = end[scale.direction]
  return [{ id, kind: 'band', names, categories, reassuring, instrument: index, part }]
}

/** The bands of a scale, ascending, those of every cut-score set. */
export function bandsOf(scale: Scale): string[] {
  return [
    ...new Set(scale.cutScoreSets.flatMap(({ cutScores }) => cutScores.map(({ band }) => band))),
  ]
}

function ruleMeasures(instrument: Instrument, index: number): CohortMeasure[] {
  return instrument.rules.map(({ id, names, outcomes }, part) => ({
    id: `${instrument.id}_${id}`,
    kind: 'rule',
    names: joined(instrument.displayNames, names),
    categories: [
      ...outcomes.map((outcome) => ({ id: outcome.id, names: outcome.names })),
      { id: UNDETERMINED, names: UNDETERMINED_NAMES },
    ],
    reassuring: outcomes.length - 1,
    instrument: index,
    part,
  }))
}

function joined(instrument: Text, part: Text): Text {
  const zh = `${instrument.zh ?? instrument.en} · ${part.zh ?? part.en}`
  return { en: `${instrument.en} · ${part.en}`, zh }
}
