import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { InstrumentDocument } from '../../src/instrument/document.js'
import type { NormTableDocument } from '../../src/norm/norm-table.js'
import type { GoldenDocument } from '../../src/risk/check-golden.js'
import type { InstrumentFile, NormFile } from './naive/file.js'

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Every instrument that is shipped, whatever there is. */
export const INSTRUMENT_IDS: readonly string[] = readdirSync('instruments', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((id) => existsSync(`instruments/${id}/golden.json`))
  .sort()

/** Every norm table that is shipped, as `<instrument>/<name>`. */
export const NORM_IDS: readonly string[] = readdirSync('norms', {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.includes('/') && name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''))
  .sort()

export function instrumentDocument(id: string): InstrumentDocument {
  return readJson<InstrumentDocument>(`instruments/${id}/instrument.json`)
}

/** The same file for the naive scorer, which has words of its own for it. */
export function instrumentFile(id: string): InstrumentFile {
  return readJson<InstrumentFile>(`instruments/${id}/instrument.json`)
}

export function goldenDocument(id: string): GoldenDocument {
  return readJson<GoldenDocument>(`instruments/${id}/golden.json`)
}

export function normDocument(id: string): NormTableDocument {
  return readJson<NormTableDocument>(`norms/${id}.json`)
}

export function normFile(id: string): NormFile {
  return readJson<NormFile>(`norms/${id}.json`)
}

/** The readings of an instrument: undefined for the default one, then each variant by name. */
export function readingsOf({ scoring }: InstrumentDocument): readonly (string | undefined)[] {
  return [undefined, ...Object.keys(scoring.variants ?? {})]
}
