import { expect, it } from 'vitest'
import type { Unit } from '../../report/model/report-level.js'
import { type ListedStudent, UNTOLD_LISTS, type UnitLists } from '../../report/model/unit-input.js'
import { sortLists } from './sort-lists.js'

const student = (school: string, grade: string): ListedStudent => ({
  ...{ file: 'students.csv', record: 1, school, grade, class: '1' },
})
const lists = (...care: readonly ListedStudent[]): UnitLists => ({
  ...{ care, crisis: [], retest: [], missing: [] },
})
const unit = (level: Unit['level'], district: string, school: string, grade?: string): Unit => ({
  ...{ level, district, school, cohortLevel: '', cohortGroup: [district, school, grade].join('/') },
  ...(grade === undefined ? {} : { grade }),
})

it('gives each unit its own students', () => {
  const all = [unit('grade', 'East', 'North', '4'), unit('grade', 'East', 'North', '5')]
  const of = sortLists(lists(student('North', '4'), student('South', '5')), 'grade', all)
  expect(all.map((one) => of(one).care.length)).toEqual([1, 0])
})

it('gives nobody to schools of one name in two districts, whose students cannot be told apart', () => {
  const all = [unit('school', 'East', 'North'), unit('school', 'West', 'North')]
  const of = sortLists(lists(student('North', '4')), 'school', all)
  expect(all.map((one) => of(one) === UNTOLD_LISTS)).toEqual([true, true])
})

it('gives the students of a school to the one district that is known, and says of the other that it cannot tell', () => {
  const all = [unit('school', '', 'North'), unit('school', 'West', 'North')]
  const of = sortLists(lists(student('North', '4')), 'school', all)
  expect(all.map((one) => of(one).care.length)).toEqual([0, 1])
  expect(of(unit('school', '', 'North'))).toBe(UNTOLD_LISTS)
})

it('gives no students to districts', () => {
  const of = sortLists(lists(student('North', '4')), 'district', [])
  expect(of(unit('district', 'East', 'North')).care).toEqual([])
})
