import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { compileNorms } from '../../src/norm/compile-norms.js'
import { convertRaw } from '../../src/norm/convert-raw.js'
import { parseNormTable } from '../../src/norm/parse-norm-table.js'
import { selectCell } from '../../src/norm/select-cell.js'
import { SEXES } from '../../src/table/blocks.js'
import { describeWithShared } from './shared.js'

interface FactsTable {
  readonly sex: 'M' | 'F'
  readonly gradeMin: number
  readonly gradeMax: number
  readonly scale: string
  readonly rawMin: number
  readonly t: readonly number[]
}

interface FactsExample {
  readonly label: string
  readonly sex: 'M' | 'F'
  readonly grade?: number
  readonly gradeBand?: readonly number[]
  readonly expected: Readonly<Record<string, number>>
  readonly T: Readonly<Record<string, number | string>>
  readonly Trounded?: Readonly<Record<string, number>>
}

interface Facts {
  readonly tables: readonly FactsTable[]
  readonly workedExamples: readonly FactsExample[]
}

const NAMES_IN_FACTS: Readonly<Record<string, string>> = {
  totalAnxiety: 'total-anxiety',
  totalInternalizing: 'total',
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const factsOf = (shared: string, id: string): Facts =>
  json(`${shared}/facts/instruments/${id}.json`) as Facts

/** T score by our table. */
function converter(
  id: string,
): (scale: string, sex: 'M' | 'F', grade: number, raw: number) => number {
  const table = parseNormTable(json(`norms/${id}/us-1998.json`))
  const instrument = parseInstrument(json(`instruments/${id}/instrument.json`))
  if (!table.ok || !instrument.ok) throw new Error(`${id} or its norm table is not sound`)
  const { scales } = compileNorms(instrument.value, [table.value])
  return (name, sex, grade, raw) => {
    const scale = NAMES_IN_FACTS[name] ?? name
    const norm = scales.find((candidate) => candidate?.scale === scale)
    if (!norm) throw new Error(`no norms for ${scale}`)
    const cell = selectCell(norm, SEXES.indexOf(sex === 'F' ? 'female' : 'male'), grade, -1)
    return convertRaw(norm, cell, raw, -1)
  }
}

describeWithShared('RCADS norm tables', (shared) => {
  describe.each(['rcads-47', 'rcads-47-parent'])('%s by its published tables of T scores', (id) => {
    const { tables } = factsOf(shared, id)
    const tOf = converter(id)
    it('the tables are whole: 80 tables, 3,460 cells', () => {
      expect(tables).toHaveLength(80)
      expect(tables.reduce((cells, { t }) => cells + t.length, 0)).toBe(3460)
    })
    it.each(tables)('$scale, sex $sex, grades $gradeMin–$gradeMax: every cell', (table) => {
      const { scale, sex, gradeMin, gradeMax, rawMin, t } = table
      for (const grade of [gradeMin, gradeMax])
        expect(t.map((_, i) => tOf(scale, sex, grade, rawMin + i))).toEqual(t)
    })
    it('there is no T score outside grades 3 to 12', () => {
      for (const grade of [-1, 2, 13]) expect(tOf('mdd', 'F', grade, 10)).toBeNaN()
    })
  })
  describe.each(['rcads-47', 'rcads-25', 'rcads-47-parent', 'rcads-25-parent'])(
    '%s by its worked examples',
    (id) => {
      const tOf = converter(id)
      it.each(factsOf(shared, id).workedExamples)(
        '$label',
        ({ sex, grade, gradeBand, expected, ...example }) => {
          const published = Object.entries(example.Trounded ?? example.T).filter(
            ([, t]) => typeof t === 'number',
          )
          const found = published.map(([scale]) => [
            scale,
            tOf(scale, sex, grade ?? gradeBand?.[0] ?? -1, expected[scale] ?? Number.NaN),
          ])
          expect(found).toEqual(published)
          expect(published.length).toBeGreaterThanOrEqual(3)
        },
      )
    },
  )
})
