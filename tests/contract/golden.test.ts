import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { parseNormTable } from '../../src/norm/parse-norm-table.js'
import { checkGoldenCase, type GoldenDocument } from '../../src/risk/check-golden.js'

const ids = readdirSync('instruments', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function normTable(id: string) {
  const table = parseNormTable(read(`norms/${id}.json`))
  if (!table.ok) throw new Error(`normTable cannot read ${id}`)
  return table.value
}

describe.each(ids)('worked answers of %s', (id) => {
  const document = read(`instruments/${id}/instrument.json`)
  const { cases } = read(`instruments/${id}/golden.json`) as GoldenDocument

  const variants = new Map<string | undefined, ReturnType<typeof parseInstrument>>()
  const parsedAs = (variant: string | undefined) => {
    const parsed =
      variants.get(variant) ?? parseInstrument(document, variant === undefined ? {} : { variant })
    variants.set(variant, parsed)
    return parsed
  }

  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    const parsed = parsedAs(golden.variant)
    expect(parsed.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    if (!parsed.ok) return
    const norms = golden.norms === undefined ? [] : [normTable(golden.norms)]
    expect(checkGoldenCase(parsed.value, golden, norms).map(({ message }) => message)).toEqual([])
  })

  it('say where each expected value comes from, under names of their own', () => {
    expect(cases.filter(({ source }) => source === undefined || source === '')).toEqual([])
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })
})
