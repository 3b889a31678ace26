import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../instrument/parse-instrument.js'
import { lintNormTable } from './lint-norm-table.js'
import { parseNormTable } from './parse-norm-table.js'

const files = readdirSync('norms', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.json') && file.includes('/'),
)

describe('the norm tables in norms/', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(0)
  })
  it.each(files)('%s is sound, and named by its instrument, population and year', (file) => {
    const result = parseNormTable(JSON.parse(readFileSync(`norms/${file}`, 'utf8')))
    expect(result.issues).toEqual([])
    if (!result.ok) return
    const { id, instrument, year } = result.value
    expect(id).toBe(file.replace(/\.json$/, ''))
    expect(id).toMatch(new RegExp(`^${instrument}/[a-z-]+-${year}$`))
  })
  it.each(files)('%s fits its instrument, without fault or warning', (file) => {
    const table = parseNormTable(JSON.parse(readFileSync(`norms/${file}`, 'utf8')))
    if (!table.ok) throw new Error(`${file} is not sound`)
    const path = `instruments/${table.value.instrument}/instrument.json`
    const instrument = parseInstrument(JSON.parse(readFileSync(path, 'utf8')))
    if (!instrument.ok) throw new Error(`${path} is not sound`)
    expect(lintNormTable(table.value, instrument.value)).toEqual([])
  })
  it.each(files)('%s says for every cell where it comes from', (file) => {
    const result = parseNormTable(JSON.parse(readFileSync(`norms/${file}`, 'utf8')))
    const cells = result.ok ? result.value.cells : []
    expect(cells.filter(({ source }) => source === undefined)).toEqual([])
    expect(cells.length).toBeGreaterThan(0)
  })
})
