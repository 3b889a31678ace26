import { bandsOf, UNDETERMINED } from '../../cohort/measures.js'
import type { Instrument, Scale } from '../../instrument/instrument.js'
import type { Protocol } from '../../risk/protocol.js'
import { QUALITY, SCORE_SUFFIX, STUDENTS } from '../table/students-file.js'

/** A column of results that is counted. */
export interface MeasureColumn {
  readonly name: string
  /** The instrument's scale whose bands it holds; null where that is not known. */
  readonly scale: Scale | null
  /** Words that can stand in it; null where that is not known. */
  readonly words: readonly string[] | null
}

/** What the columns of a result file hold. */
export interface ResultsColumns {
  readonly measures: readonly MeasureColumn[]
  /** Columns of raw scores. */
  readonly scores: readonly string[]
}

const isMeasure = (name: string): boolean =>
  name === STUDENTS.tier || name.endsWith(SCORE_SUFFIX.band) || name.endsWith(SCORE_SUFFIX.outcome)
const isScore = (name: string): boolean => name.endsWith(SCORE_SUFFIX.raw)

/** Whether a column holds what is counted or a score. */
export const isResultColumn = (name: string): boolean => isMeasure(name) || isScore(name)

/**
 * Sorts the columns of a file that `screen` or `score` wrote.
 *
 * @param protocol - by which the results were made; null where that is not known, and then any word can be a tier
 */
export function resultsColumns(
  header: readonly string[],
  instrumentOf: (prefix: string) => Instrument | null,
  protocol: Pick<Protocol, 'tiers' | 'baseline'> | null = null,
): ResultsColumns {
  const measures = header.filter(isMeasure).map((name): MeasureColumn => {
    const scale = scaleOf(name, instrumentOf)
    if (name === STUDENTS.tier) return { name, scale, words: tierWords(protocol) }
    const bands = scale === null ? [] : bandsOf(scale)
    return { name, scale, words: bands.length === 0 ? null : bands }
  })
  return { measures, scores: header.filter(isScore) }
}

/** What `screen` writes as a tier. */
function tierWords(protocol: Pick<Protocol, 'tiers' | 'baseline'> | null): string[] | null {
  if (protocol === null) return null
  const { tiers, baseline } = protocol
  return [...tiers.map(({ id }) => id), baseline.id, UNDETERMINED, QUALITY.invalid]
}

/** Ids have hyphens and no underscores, so that `<instrument>_<scale>_band` can be taken apart. */
function scaleOf(name: string, instrumentOf: (prefix: string) => Instrument | null): Scale | null {
  const [, prefix = '', id = ''] = /^([^_]+)_([^_]+)_band$/.exec(name) ?? []
  if (prefix === '') return null
  return instrumentOf(prefix)?.scales.find((scale) => scale.id === id) ?? null
}
