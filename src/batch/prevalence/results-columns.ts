import type { Instrument, Scale } from '../../instrument/instrument.js'
import { SCORE_SUFFIX, STUDENTS } from '../table/students-file.js'

/** A column of results that is counted. */
export interface MeasureColumn {
  readonly name: string
  /** The instrument's scale whose bands it holds; null where that is not known. */
  readonly scale: Scale | null
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

/** Sorts the columns of a file that `screen` or `score` wrote. */
export function resultsColumns(
  header: readonly string[],
  instrumentOf: (prefix: string) => Instrument | null,
): ResultsColumns {
  const measures = header.filter(isMeasure)
  return {
    measures: measures.map((name) => ({ name, scale: scaleOf(name, instrumentOf) })),
    scores: header.filter(isScore),
  }
}

/** Ids have hyphens and no underscores, so that `<instrument>_<scale>_band` can be taken apart. */
function scaleOf(name: string, instrumentOf: (prefix: string) => Instrument | null): Scale | null {
  const [, prefix = '', id = ''] = /^([^_]+)_([^_]+)_band$/.exec(name) ?? []
  if (prefix === '') return null
  return instrumentOf(prefix)?.scales.find((scale) => scale.id === id) ?? null
}
