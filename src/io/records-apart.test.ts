import { expect, it } from 'vitest'
import { QUESTIONS, withFile } from '../../tests/support/answer-files.js'
import { openMapped } from './open-mapped.js'

const codes = (content: string, map = {}): string[] =>
  withFile(content, (path) => openMapped(path, [QUESTIONS], { map }).issues.map(({ code }) => code))

const HEADER = 'record_id,redcap_event_name,student,q1,q2,q3,t1\n'
const APART = `${HEADER}1,enrolment,S1,,,,\n1,autumn,,0,1,2,3\n2,enrolment,S2,,,,\n2,autumn,,1,1,1,1\n`

it('rows of a record whose answers stand without the student number are said', () => {
  expect(codes(APART)).toContain('records-apart')
  expect(codes(APART.replace('redcap_event_name', 'Repeat Instrument'))).toContain('records-apart')
})

it('nothing is said where every row has the number, by its column or by the record', () => {
  const whole = APART.replaceAll('1,autumn,,', '1,autumn,S1,').replaceAll(
    '2,autumn,,',
    '2,autumn,S2,',
  )
  expect(codes(whole)).not.toContain('records-apart')
  expect(codes(APART, { columns: { student: 'record_id' } })).not.toContain('records-apart')
})

it('a blank number in a file of one row a student is no matter of records', () =>
  expect(codes(APART.replace('redcap_event_name', 'term'))).not.toContain('records-apart'))

it('neither a blank line nor a blank number is a matter of records that have no parts', () => {
  const whole = 'student,redcap_event_name,q1,q2,q3,t1\nS1,autumn,0,1,2,3\n\nS2,autumn,1,1,1,1\n\n'
  expect(codes(whole)).not.toContain('records-apart')
  const single = 'student,redcap_repeat_instance,q1,q2,q3,t1\nS1,,0,1,2,3\n,,1,1,1,1\n'
  expect(codes(single)).not.toContain('records-apart')
})
