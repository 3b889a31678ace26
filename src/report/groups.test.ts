import { describe, expect, it } from 'vitest'
import { reportCohort, reportInput, SCHOOLS } from '../../tests/support/report-input.js'
import { publishedRows } from '../cohort/cohort-rows.js'
import { publishCohort } from '../cohort/publish-cohort.js'
import { REPORTED } from './groups.js'
import { renderReport } from './render-report.js'

describe('REPORTED', () => {
  it('chooses fewer rows, of which the same page is made as of all', () => {
    const schools = [...SCHOOLS, 'Small school']
    const input = reportInput(schools)
    const rows = publishedRows(publishCohort(reportCohort(schools)), REPORTED)
    expect(rows.length).toBeLessThan(input.rows.length / 2)
    expect(renderReport({ ...input, rows })).toBe(renderReport(input))
  })
})
