import { describe, expect, it } from 'vitest'
import { made, old, protocol, share, young } from '../../../tests/support/made-up-term.js'
import { EVERY_GRADE, type Protocol } from '../../risk/protocol.js'

describe('generate', () => {
  const term = made()

  it('gives the same bytes for the same seed and others for another', () => {
    expect(made().responses).toBe(term.responses)
    expect(made().roster).toBe(term.roster)
    expect(made({ seed: 12 }).responses).not.toBe(term.responses)
  })

  it.each([1, 7, 40, 2000])('writes exactly as many sheets as asked for: %d', (students) => {
    expect(made({ students }).rows).toHaveLength(students)
  })

  it('uses exactly as many schools as asked for, in nested districts', () => {
    const { rows } = made({ schools: 12 })
    expect(new Set(rows.map((row) => row['school'])).size).toBe(12)
    expect(new Set(rows.map((row) => `${row['district']} ${row['school']}`)).size).toBe(12)
    expect(new Set(rows.map((row) => row['district'])).size).toBe(2)
  })

  it('enrols everybody who answered and about 3 in 100 more, each once', () => {
    const keys = new Set(term.enrolled.map((row) => row['student']))
    expect(keys.size).toBe(term.enrolled.length)
    expect(term.rows.every((row) => keys.has(row['student']))).toBe(true)
    expect(term.enrolled.length).toBeGreaterThan(2020)
    expect(term.enrolled.length).toBeLessThan(2110)
  })

  it('leaves the instruments of other grades blank', () => {
    for (const row of term.rows) {
      const isYoung = Number(row['grade']) <= 6
      const others = isYoung ? old : young
      expect(others.items.every(({ id }) => row[id] === '')).toBe(true)
    }
  })

  it('leaves about 2 to 4 in 100 answers blank that were due', () => {
    const cells = term.rows.flatMap((row) =>
      (Number(row['grade']) <= 6 ? young : old).items
        .filter(({ id }) => id !== 'o_2')
        .map(({ id }) => row[id]),
    )
    const blank = share(cells, (cell) => cell === '')
    expect(blank).toBeGreaterThan(0.015)
    expect(blank).toBeLessThan(0.045)
  })

  it('answers reversed items the other way round', () => {
    const means = young.items.map(({ id }) => {
      const codes = term.rows.map((row) => row[id] ?? '').filter((cell) => cell !== '')
      return codes.reduce((sum, code) => sum + Number(code), 0) / codes.length
    })
    expect(means[0]).toBeLessThan(1.4)
    expect(means[1]).toBeGreaterThan(1.6)
  })

  it('keeps crisis items rare and commoner where the rest is severe', () => {
    const sheets = term.rows.filter((row) => row['o_8'] !== '')
    const total = (row: Readonly<Record<string, string>>): number =>
      ['o_1', 'o_3', 'o_4', 'o_5', 'o_6', 'o_7'].reduce((sum, id) => sum + Number(row[id]), 0)
    const isHit = (row: Readonly<Record<string, string>>): boolean => row['o_8'] !== '0'
    const severe = sheets.filter((row) => total(row) >= 10)
    expect(share(sheets, isHit)).toBeLessThan(0.08)
    expect(share(severe, isHit)).toBeGreaterThan(2 * share(sheets, isHit))
  })

  it('skips what a gate says to skip', () => {
    const skipped = term.rows.filter((row) => row['o_1'] === '0')
    expect(skipped.length).toBeGreaterThan(100)
    expect(skipped.every((row) => row['o_2'] === '')).toBe(true)
  })

  it('has careless sheets that answer the same throughout, faster than the others', () => {
    const same = term.rows.filter((row) => {
      const answers = young.items.map(({ id }) => row[id])
      return answers[0] !== '' && new Set(answers).size === 1
    })
    const seconds = (rows: typeof term.rows): number =>
      rows.reduce((sum, row) => sum + Number(row['seconds']), 0) / rows.length
    expect(same.length).toBeGreaterThan(5)
    expect(seconds(same)).toBeLessThan(0.8 * seconds(term.rows))
  })

  it('puts instructed items at the end, mostly answered as told', () => {
    const asTold = share(term.rows, (row) => row['check'] === '3')
    expect(asTold).toBeGreaterThan(0.9)
    expect(asTold).toBeLessThan(1)
  })

  it('gives pupils an age that fits their grade', () => {
    for (const row of term.rows) {
      const age = 2026 - Number(row['birth_date']?.slice(0, 4))
      expect(age).toBeGreaterThanOrEqual(Number(row['grade']) + 4)
      expect(age).toBeLessThanOrEqual(Number(row['grade']) + 8)
    }
  })
})

describe('generate for teachers', () => {
  const { grades: _, levels: __, ...rest } = protocol
  const adults = [{ instrument: 'young' }, { instrument: 'old' }]
  const forTeachers: Protocol = {
    ...rest,
    role: 'teacher',
    grades: EVERY_GRADE,
    instruments: adults,
    levels: ['school'],
  }
  const staff = made({ protocol: forTeachers, students: 300 })

  it('gives adults without grade and class, who all answer everything', () => {
    expect(staff.rows).toHaveLength(300)
    expect(Object.keys(staff.enrolled[0] ?? {})).toEqual([
      'student',
      'district',
      'school',
      'sex',
      'birth_date',
    ])
    const ages = staff.rows.map((row) => 2026 - Number(row['birth_date']?.slice(0, 4)))
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(22)
    expect(Math.max(...ages)).toBeLessThanOrEqual(61)
    expect(share(staff.rows, (row) => row['y_1'] !== '' && row['o_1'] !== '')).toBeGreaterThan(0.9)
  })

  it('gives them numbers that no student has', () => {
    const students = new Set(made({ students: 300 }).enrolled.map((row) => row['student']))
    expect(staff.enrolled.some((row) => students.has(row['student']))).toBe(false)
  })

  it('makes up grades 1 to 12 where a protocol for students takes every grade', () => {
    const { rows } = made({ protocol: { ...forTeachers, role: 'student' }, students: 300 })
    const grades = new Set(rows.map((row) => Number(row['grade'])))
    expect([...grades].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})
