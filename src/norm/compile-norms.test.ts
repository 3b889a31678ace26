import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEXES } from '../table/blocks.js'
import { compileNorms } from './compile-norms.js'
import { CONVERSIONS } from './conversions/conversions.js'
import { convertRaw } from './convert-raw.js'
import type { NormCell, NormTable } from './norm-table.js'
import { selectCell } from './select-cell.js'
import { testInstrument } from './test-instrument.js'
import { testNormTable } from './test-norm-table.js'

const TINY = testInstrument('tiny', [
  { id: 'a', maximum: 20 },
  { id: 'b', maximum: 20 },
])
const conversion = { kind: 'mean-sd', mean: 10, sd: 4 } as const
const compileA = (
  cells: readonly NormCell[],
  more: Partial<NormTable> = {},
  informant?: string,
) => {
  const [norm] = compileNorms(TINY, [testNormTable(cells, more)], informant).scales
  if (norm === null || norm === undefined) throw new Error('the scale a has no norms')
  return norm
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const someCell = fc
  .record({
    sex: optional(fc.constantFrom('female' as const, 'male' as const)),
    grades: optional(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })),
    age: optional(
      fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }))
        .map(([from, years]) => ({ from, to: from + years })),
    ),
    fallback: optional(fc.boolean()),
    usesAge: fc.boolean(),
  })
  .map(({ usesAge, sex, grades, age, fallback }): NormCell => {
    const lms = { kind: 'lms', ages: [6], l: [1], m: [9], s: [1] } as const
    return {
      scale: 'a',
      ...(sex && { sex }),
      ...(grades && { grades }),
      ...(age && { age }),
      ...(fallback !== undefined && { fallback }),
      conversion: usesAge ? lms : conversion,
    }
  })

/** The first cell that fits by the words of the format, a fallback only where no other does. */
function naiveSelection(
  cells: readonly NormCell[],
  person: { sex: number; grade: number; ageMonths: number },
  subtract: number | undefined,
): number {
  const { sex, ageMonths } = person
  const isAgeKnown = ageMonths >= 0
  const grade =
    person.grade < 0 && subtract !== undefined && isAgeKnown
      ? Math.floor(ageMonths / 12) - subtract
      : person.grade
  const isFit = (cell: NormCell): boolean =>
    (cell.sex === undefined || cell.sex === SEXES[sex]) &&
    (cell.grades === undefined || cell.grades.includes(grade)) &&
    (cell.age === undefined ||
      (isAgeKnown && cell.age.from * 12 <= ageMonths && ageMonths < cell.age.to * 12)) &&
    (isAgeKnown || cell.conversion.kind !== 'lms')
  const proper = cells.findIndex((cell) => cell.fallback !== true && isFit(cell))
  return proper >= 0 ? proper : cells.findIndex((cell) => cell.fallback === true && isFit(cell))
}

describe('selectCell', () => {
  it('gives what reading the cells one by one gives', () => {
    const person = fc.record({
      sex: fc.constantFrom(0, 1, 2),
      grade: fc.integer({ min: -1, max: 9 }),
      ageMonths: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 1400 })),
    })
    const subtract = optional(fc.integer({ min: -2, max: 8 }))
    fc.assert(
      fc.property(
        fc.array(someCell, { minLength: 1, maxLength: 6 }),
        fc.array(person, { minLength: 20, maxLength: 20 }),
        subtract,
        (cells, persons, years) => {
          const more = years === undefined ? {} : { gradeFromAge: { subtract: years } }
          const norm = compileA(cells, more)
          for (const { sex, grade, ageMonths } of persons)
            expect(selectCell(norm, sex, grade, ageMonths)).toBe(
              naiveSelection(cells, { sex, grade, ageMonths }, years),
            )
        },
      ),
    )
  })
  it('age bands hold their lower end and not their upper end, in months too', () => {
    const bands = [
      { scale: 'a', age: { from: 72, to: 75 }, conversion },
      { scale: 'a', age: { from: 75, to: 78 }, conversion },
    ]
    const norm = compileA(bands, { ageUnit: 'months' })
    const found = [71, 72, 74, 75, 77, 78, -1].map((age) => selectCell(norm, 1, -1, age))
    expect(found).toEqual([-1, 0, 0, 1, 1, -1, -1])
  })
  it('a year band of a quarter begins at its exact month', () => {
    const norm = compileA([{ scale: 'a', age: { from: 6.25, to: 6.5 }, conversion }])
    expect([74, 75, 77, 78].map((age) => selectCell(norm, 0, -1, age))).toEqual([-1, 0, 0, -1])
  })
  it('an age older than any band fits no band, but fits cells without one', () => {
    const to100 = compileA([{ scale: 'a', age: { from: 10, to: 200 }, conversion }])
    expect(selectCell(to100, 0, -1, 1300)).toBe(0)
    expect(selectCell(to100, 0, -1, 32_000)).toBe(-1)
    expect(selectCell(compileA([{ scale: 'a', conversion }]), 0, -1, 32_000)).toBe(0)
  })
  it('finds a cell behind more than a number of 16 bits counts', () => {
    const girls = new Array<NormCell>(40_000).fill({ scale: 'a', sex: 'female', conversion })
    const norm = compileA([...girls, { scale: 'a', sex: 'male', conversion }])
    expect([1, 2].map((sex) => selectCell(norm, sex, -1, -1))).toEqual([0, 40_000])
  })
  it('no grade is taken from age unless the table declares how', () => {
    const cells = [{ scale: 'a', grades: [4], conversion }]
    expect(selectCell(compileA(cells), 1, -1, 120)).toBe(-1)
    const declared = compileA(cells, { gradeFromAge: { subtract: 6 } })
    expect([119, 120, 131, 132].map((age) => selectCell(declared, 1, -1, age))).toEqual([
      -1, 0, 0, -1,
    ])
    expect(selectCell(declared, 1, 5, 120)).toBe(-1)
  })
})

describe('compileNorms', () => {
  it('leaves a scale without norms null and keeps the order of the instrument', () => {
    const { scales } = compileNorms(TINY, [testNormTable([{ scale: 'b', conversion }])])
    expect(scales.map((norm) => norm?.scale ?? null)).toEqual([null, 'b'])
    expect(scales[1]).toMatchObject({
      tableId: 'tiny/nowhere-2000',
      fingerprint: '0123456789abcdef',
      metric: 't',
    })
  })
  it('takes each scale from the one table that has it', () => {
    const one = testNormTable([{ scale: 'a', conversion }])
    const other = testNormTable([{ scale: 'b', conversion }], { id: 'tiny/elsewhere-2000' })
    const { scales } = compileNorms(TINY, [one, other])
    expect(scales.map((norm) => norm?.tableId)).toEqual([one.id, other.id])
  })
  it('throws and names both where two tables cover a scale', () => {
    const one = testNormTable([{ scale: 'a', conversion }])
    const other = testNormTable([{ scale: 'a', conversion }], { id: 'tiny/elsewhere-2000' })
    expect(() => compileNorms(TINY, [one, other])).toThrow(
      'compileNorms finds the scale a in two tables: tiny/nowhere-2000 and tiny/elsewhere-2000',
    )
  })
  it('throws on the norms of another instrument and on a scale that is not there', () => {
    const foreign = testNormTable([{ scale: 'a', conversion }], { instrument: 'other' })
    expect(() => compileNorms(TINY, [foreign])).toThrow('compileNorms needs norms of tiny')
    const unknown = testNormTable([{ scale: 'c', conversion }])
    expect(() => compileNorms(TINY, [unknown])).toThrow('compileNorms finds no scale c')
  })
  it('leaves out cells of another informant; the only informant of an instrument goes without saying', () => {
    const cells = (['self', 'parent'] as const).map((informant, i) => ({
      scale: 'a',
      informant,
      conversion: { ...conversion, mean: i },
    }))
    expect(compileA(cells).cells.map(({ index }) => index)).toEqual([0])
    expect(compileA(cells, {}, 'parent').cells.map(({ index }) => index)).toEqual([1])
    const many = { ...TINY, informants: ['self', 'parent'] }
    expect(compileNorms(many, [testNormTable(cells)]).scales[0]?.cells).toEqual([])
    expect(selectCell(compileA(cells, {}, 'teacher'), 1, 5, 120)).toBe(-1)
  })
  it('is plain data', () => {
    const norms = compileNorms(TINY, [testNormTable([{ scale: 'a', sex: 'male', conversion }])])
    expect(structuredClone(norms)).toEqual(norms)
  })
})

describe('convertRaw', () => {
  it('gives for whole raw scores what the conversion gives, inside and outside the attainable range', () => {
    const norm = compileA([{ scale: 'a', conversion }], { round: 'half-up' })
    const [, meanSd] = CONVERSIONS
    for (let raw = -5; raw <= 30; raw += 0.25)
      expect(convertRaw(norm, 0, raw, -1)).toBe(meanSd?.convert(conversion, norm.setting, raw, 0))
    expect(norm.cells[0]?.scores).toHaveLength(21)
  })
  it('gives NaN for no cell and for no raw score', () => {
    const norm = compileA([{ scale: 'a', conversion }])
    expect(convertRaw(norm, -1, 10, 120)).toBeNaN()
    expect(convertRaw(norm, 0, Number.NaN, 120)).toBeNaN()
  })
  it('passes age in the unit of the table', () => {
    const byAge = { kind: 'regression', mean: [0, 1], sd: [1], centre: 0 } as const
    const age = (to: number) => ({ age: { from: 0, to } })
    const years = compileA([{ scale: 'a', ...age(20), conversion: byAge }], { metric: 'z' })
    expect(convertRaw(years, 0, 11, 126)).toBe(0.5)
    const unit = { metric: 'z', ageUnit: 'months' } as const
    const months = compileA([{ scale: 'a', ...age(240), conversion: byAge }], unit)
    expect(convertRaw(months, 0, 127, 126)).toBe(1)
    expect(convertRaw(years, 0, 11, -1)).toBeNaN()
  })
})
