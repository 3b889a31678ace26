import { describe, expect, it } from 'vitest'
import { loadInstrument, loadNormTable } from '../../src/io/catalogue.js'
import { compileNorms } from '../../src/norm/compile-norms.js'
import { selectCell } from '../../src/norm/select-cell.js'
import { SEXES } from '../../src/table/blocks.js'
import { NORM_IDS } from '../support/library.js'

/** Years of age from (included) and to (excluded) that each publication names, or grades; null where it names none. */
const FOR_WHOM: Readonly<Record<string, Readonly<{ years?: readonly number[]; grades?: true }>>> = {
  'dsrsc/japan-2006': { years: [6, 16] },
  'psc-17-parent-grouped/healthy-2012': { years: [6, 17] },
  'pss-10/us-1983': { years: [18, 108] },
  'rcads-25-parent/us-1998': { grades: true },
  'rcads-25/us-1998': { grades: true },
  'rcads-47-parent/us-1998': { grades: true },
  'rcads-47/us-1998': { grades: true },
  'sas-zh/china-1984': {},
  'scared-41/china-urban-2008': { years: [8, 17] },
  'scl-90/china-adults-a-1986': { years: [18, 108] },
  'scl-90/china-adults-b-1986': { years: [18, 108] },
  'sdq-parent/netherlands-2022': { years: [12, 18] },
  'sdq-self/netherlands-2022': { years: [12, 18] },
  'sdq-teacher/britain-2000': { years: [5, 16] },
  'sdq-teacher/china-shanghai-2008': { years: [3, 18] },
  'sdq-teacher/china-shanghai-all-ages-2008': {},
  'sds-zh/china-1984': {},
}

it('every norm table is among those whose persons are stated here', () => {
  expect(Object.keys(FOR_WHOM).sort()).toEqual([...NORM_IDS].sort())
})

describe.each(Object.entries(FOR_WHOM))('%s has a norm', (id, { years, grades }) => {
  const table = loadNormTable(id)
  const instrument = loadInstrument(id.split('/')[0] as string)
  if (!table.ok || !instrument.ok) throw new Error(`${id} does not load`)
  const norms = compileNorms(instrument.value, [table.value]).scales.filter((norm) => norm !== null)
  const cells = (grade: number, ageMonths: number): number[] =>
    norms.flatMap((norm) =>
      ['female', 'male'].map((sex) =>
        selectCell(norm, SEXES.indexOf(sex as never), grade, ageMonths),
      ),
    )
  const none = (found: readonly number[]): boolean => found.every((cell) => cell < 0)
  const all = (found: readonly number[]): boolean => found.every((cell) => cell >= 0)

  it('for the girls and boys of the ages or grades that it was made with, on each scale, and for nobody else', () => {
    expect(norms.length).toBeGreaterThan(0)
    if (years !== undefined) {
      const [from = 0, to = 0] = years
      for (const month of [from * 12, to * 12 - 1]) expect(all(cells(-1, month))).toBe(true)
      for (const month of [-1, from * 12 - 1, to * 12]) expect(none(cells(-1, month))).toBe(true)
    } else if (grades === true) {
      for (const grade of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
        expect(all(cells(grade, -1))).toBe(true)
      for (const grade of [-1, 0, 2, 13]) expect(none(cells(grade, -1))).toBe(true)
      for (const [one, other] of [
        [3, 4],
        [5, 6],
        [7, 8],
        [9, 10],
        [11, 12],
      ] as const)
        expect(cells(one, -1)).toEqual(cells(other, -1))
      expect(new Set([3, 5, 7, 9, 11].flatMap((grade) => cells(grade, -1))).size).toBe(10)
    } else expect(all(cells(-1, -1))).toBe(true)
  })
})
