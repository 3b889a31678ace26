import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ListedStudent } from '../../report/model/unit-input.js'
import { REPORT_FIELDS, type ReportRole } from '../../report/roles/report-role.js'
import { redactStudent } from './redact-student.js'

const FULL: ListedStudent = {
  file: 'crisis.csv',
  record: 3,
  twin: { district: 'East', name: 'East North' },
  school: 'North',
  grade: '4',
  class: '1',
  student: '77',
  name: 'A',
  sex: 'female',
  tier: 'red',
  tierPossible: 'red',
  quality: 'valid',
  reasons: ['item-9'],
  why: 'invalid: short',
  criticalItems: ['one'],
  answers: ['2'],
}
const PLACES = ['class', 'file', 'grade', 'record', 'school', 'twin']

const seeing = (fields: ReportRole['fields']): ReportRole => ({ fields }) as unknown as ReportRole

it('a role that sees no field gets the place of a student and nothing else', () => {
  expect(Object.keys(redactStudent(FULL, seeing([]))).sort()).toEqual(PLACES)
})

it('each field that a role is given adds its own parts and takes none away', () => {
  fc.assert(
    fc.property(fc.subarray([...REPORT_FIELDS]), (fields) => {
      const whole = redactStudent(FULL, seeing(fields))
      const parts = fields.flatMap((field) => Object.keys(redactStudent(FULL, seeing([field]))))
      expect(Object.keys(whole).sort()).toEqual([...new Set([...PLACES, ...parts])].sort())
    }),
  )
})
