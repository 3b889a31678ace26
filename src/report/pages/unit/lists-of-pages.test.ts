import { describe, expect, it } from 'vitest'
import { REPORT_PROTOCOL } from '../../../../tests/support/report-input.js'
import { CLASS_TEACHER, listed, OFFICE, SPECIALIST } from '../../../../tests/support/unit-input.js'
import { build, CLASS, readText, SCHOOL, tablesOf } from '../../../../tests/support/unit-pages.js'
import { renderDocument } from '../../document/html/render-document.js'
import { UNTOLD_LISTS } from '../../model/unit-input.js'

describe('lists of a page', () => {
  const care = [
    listed({ name: '<b>Ann</b>', tier: 'red' }),
    listed({ name: 'Bo', tier: 'undetermined', tierPossible: 'red', record: 2 }),
  ]
  const NOTHING = { crisis: [], retest: [], missing: [] }

  it('of a class teacher have names, tiers and what to do, and nothing else', () => {
    const report = build(CLASS, { role: CLASS_TEACHER, lists: { care, ...NOTHING } })
    const table = tablesOf(report).find(({ id }) => id === 'list-care')
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'Student',
      'Care tier',
      'Within',
      'Who',
      'What to do',
    ])
    const html = renderDocument(report)
    expect(html).toContain('<bdi>&lt;b&gt;Ann&lt;/b&gt;</bdi>')
    expect(report.sections[0]?.id).toBe('care')
    const [tier] = REPORT_PROTOCOL.tiers
    expect(readText(report)).toContain(`${tier?.names.en} possible`)
  })

  it('without a roster name the row of the file, never a number', () => {
    const report = build(CLASS, {
      role: CLASS_TEACHER,
      lists: { care: [listed({ tier: 'red' })], ...NOTHING },
    })
    expect(readText(report)).toContain('Row 1 below the header of students.csv')
  })

  it('say so where nobody is on them', () => {
    const report = build(CLASS, { role: CLASS_TEACHER })
    expect(readText(report)).toContain('No student of this unit is on the list.')
  })

  it('say that nothing is known of them where schools of one name cannot be told apart', () => {
    const report = build(SCHOOL, { role: SPECIALIST, lists: UNTOLD_LISTS })
    expect(readText(report)).toContain('several have this name')
    expect(readText(report)).not.toContain('No student of this unit is on the list.')
  })

  it('count a student with several sheets once', () => {
    const one = listed({ student: '77', answers: ['often'] })
    const crisis = [one, { ...one, record: 2 }, listed({ student: '78', record: 3 })]
    const report = build(SCHOOL, { role: SPECIALIST, lists: { ...NOTHING, care, crisis } })
    const table = tablesOf(report).find(({ id }) => id === 'list-crisis')
    expect(table?.caption).toContain('(2 students, 3 sheets)')
  })

  it('of the psychologist are those that the role names, in words', () => {
    const crisis = [
      listed({ student: '77', criticalItems: ['hope'], answers: ['often'], quality: 'invalid' }),
    ]
    const retest = [listed({ student: '78', why: 'invalid: fast', quality: 'invalid' })]
    const lists = { care, crisis, retest, missing: [] }
    const report = build(SCHOOL, { role: SPECIALIST, lists })
    const text = readText(report)
    expect(text).toContain('hope often Invalid')
    expect(text).toContain('Invalid: Fast')
    expect(report.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['crisis', 'care', 'retest', 'missing']),
    )
    const office = build(SCHOOL, { role: OFFICE, lists })
    expect(office.sections.map(({ id }) => id)).not.toContain('crisis')
  })
})
