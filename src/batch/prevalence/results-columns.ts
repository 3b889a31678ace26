import type { Instrument, Scale } from '../../instrument/instrument.js'

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

const TIER = 'tier'

/** Sorts the columns of a file that `screen` or `score` wrote. */
export function resultsColumns(
  header: readonly string[],
  instrumentOf: (prefix: string) => Instrument | null,
): ResultsColumns {
  const measures = header.filter((name) => name === TIER || /_(?:band|outcome)$/.test(name))
  return {
    measures: measures.map((name) => ({ name, scale: scaleOf(name, instrumentOf) })),
    scores: header.filter((name) => name.endsWith('_raw')),
  }
}

/** Ids have hyphens and no underscores, so that `<instrument>_<scale>_band` can be taken apart. */
function scaleOf(name: string, instrumentOf: (prefix: string) => Instrument | null): Scale | null {
  const [, prefix = '', id = ''] = /^([^_]+)_([^_]+)_band$/.exec(name) ?? []
  if (prefix === '') return null
  return instrumentOf(prefix)?.scales.find((scale) => scale.id === id) ?? null
}
