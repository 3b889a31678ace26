import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Instrument } from '../../src/instrument/instrument.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { compileNorms } from '../../src/norm/compile-norms.js'
import { convertRaw } from '../../src/norm/convert-raw.js'
import type { NormTable } from '../../src/norm/norm-table.js'
import { parseNormTable } from '../../src/norm/parse-norm-table.js'
import { selectCell } from '../../src/norm/select-cell.js'
import { SEXES } from '../../src/table/blocks.js'
import { expectClose } from './close-to.js'
import golden from './norm-tables.json' with { type: 'json' }

interface Row {
  readonly scale: string
  readonly sex: string | null
  readonly ageMonths: number | null
  readonly grade: number | null
  readonly raw: number
  readonly standard: number | null
}

const tables: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>> =
  golden.tables

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

function rowOf(row: readonly (string | number | null)[]): Row {
  const [scale, sex, ageMonths, grade, raw, standard] = row
  return { scale, sex, ageMonths, grade, raw, standard } as Row
}

function tableOf(id: string): { instrument: Instrument; table: NormTable } {
  const table = parseNormTable(json(`norms/${id}.json`))
  if (!table.ok) throw new Error(`tableOf cannot read ${id}`)
  const instrument = parseInstrument(json(`instruments/${table.value.instrument}/instrument.json`))
  if (!instrument.ok) throw new Error(`tableOf cannot read ${table.value.instrument}`)
  return { instrument: instrument.value, table: table.value }
}

describe.each(Object.keys(tables))('%s by worked values', (id) => {
  const rows = (tables[id] ?? []).map(rowOf)
  const { instrument, table } = tableOf(id)
  const { scales } = compileNorms(instrument, [table])
  const normOf = (scale: string) => scales.find((norm) => norm?.scale === scale)
  const cellOf = ({ scale, sex, grade, ageMonths }: Row): number => {
    const norm = normOf(scale)
    if (!norm) return -1
    return selectCell(
      norm,
      SEXES.indexOf((sex ?? 'unknown') as never),
      grade ?? -1,
      ageMonths ?? -1,
    )
  }

  it('gives each person the standard score computed apart from it, or none', () => {
    const found = rows.map((row) => {
      const norm = normOf(row.scale)
      const cell = cellOf(row)
      return norm && cell >= 0 ? convertRaw(norm, cell, row.raw, row.ageMonths ?? -1) : Number.NaN
    })
    const expected = rows.map(({ standard }) => standard)
    expectClose(found, expected, golden.tolerance.abs)
  })

  it('gives every one of its cells to somebody in these rows', () => {
    const used = new Set(
      rows.flatMap((row) => (cellOf(row) < 0 ? [] : [`${row.scale} ${cellOf(row)}`])),
    )
    expect(used.size).toBe(table.cells.length)
  })

  it('says who, when, how many, by which publication, how well checked and how old it is', () => {
    expect(table.population.length).toBeGreaterThan(20)
    expect(id.endsWith(`-${table.year}`)).toBe(true)
    expect(table.n === null || table.n > 0).toBe(true)
    expect(table.outdated).toBeDefined()
    expect(table.notes?.length).toBeGreaterThan(0)
    expect(Object.keys(table.references).length).toBeGreaterThan(0)
    expect(['verified-2-sources', 'single-source']).toContain(table.confidence)
  })
})
