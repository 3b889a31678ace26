import { describe, expect, it } from 'vitest'
import { MARK, markOf, trialMarks } from './trial-marks.js'

const QUALTRICS = ['StartDate', 'Status', 'Finished', 'RecordedDate', 'ResponseId']
const mark = (header: string, names: readonly string[], text: string): number | null => {
  const marks = trialMarks(header, names)
  return marks === null ? null : markOf(marks, text)
}

describe('trialMarks', () => {
  it.each([
    'Survey Preview',
    ' survey preview ',
    'Survey Test',
    'Offline Survey Preview',
    'Synthetic',
  ])('Status %s is a trial in any file', (text) =>
    expect(mark('Status', ['Status', 'q1'], text)).toBe(MARK.trial),
  )

  it.each(['IP Address', 'Imported', 'Offline', 'EX', '', 'finished', 'Preview of week 2'])(
    'Status %s is a response',
    (text) => expect(mark('Status', QUALTRICS, text)).toBe(MARK.response),
  )

  it.each(['preview', 'TEST'])('a distribution channel %s is a trial', (text) =>
    expect(mark('DistributionChannel', QUALTRICS, text)).toBe(MARK.trial),
  )

  it('a number in Status means something in an export of Qualtrics only', () => {
    const found = ['0', '1', '1.0', '2', '4', '8', '9', '16', '17', '32', '40', '256']
    expect(found.map((text) => mark('Status', QUALTRICS, text))).toEqual([
      0, 1, 1, 1, 0, 2, 1, 0, 1, 0, 2, 1,
    ])
    expect(found.some((text) => mark('Status', ['Status', 'q1'], text) !== MARK.response)).toBe(
      false,
    )
  })

  it.each(['1', '2'])(
    'a Status of %s is not one of Qualtrics where others have its columns too',
    (text) => {
      const names = ['startDate', 'endDate', 'progress', 'finished', 'responseId', 'status', 'q1']
      expect(mark('status', names, text)).toBe(MARK.response)
      expect(mark('status', [...names, 'RecordedDate'], text)).toBe(MARK.trial)
    },
  )

  it('what is marked as spam may be a child at a computer of the school, and is doubted only', () =>
    expect(mark('Status', QUALTRICS, 'Spam')).toBe(MARK.doubted))

  it('what is not approved in KoBo may be the only sheet of a student, and is doubted only', () => {
    const texts = ['validation_status_not_approved', 'Not approved', 'validation_status_on_hold']
    const marks = texts.map((text) => mark('_validation_status', ['_id'], text))
    expect(marks).toEqual([MARK.doubted, MARK.doubted, MARK.doubted])
    for (const text of ['validation_status_approved', 'Approved', ''])
      expect(mark('_validation_status', ['_id'], text)).toBe(MARK.response)
  })

  it('other columns say nothing, unless a map declares it', () => {
    expect(trialMarks('remark', QUALTRICS)).toBe(null)
    const marks = trialMarks(' remark ', [], { remark: ['试填', 7] })
    expect([' 试填', '7.0', '', 'x'].map((text) => markOf(marks ?? fail(), text))).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('a map stands in the place of what is known, and an empty list takes it away', () => {
    const marks = trialMarks('Status', QUALTRICS, { Status: ['Imported'] })
    const texts = ['Imported', 'Survey Preview', 'Spam', '1']
    expect(texts.map((text) => markOf(marks ?? fail(), text))).toEqual([1, 0, 0, 0])
    expect(trialMarks('Status', QUALTRICS, { Status: [] })).toBe(null)
  })
})

function fail(): never {
  throw new Error('the column has marks')
}
