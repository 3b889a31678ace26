// report: what may be published of a campaign, as a page
export type { Accounting as ReportAccounting } from '../cohort/accounting.js'
export { renderReport } from './render-report.js'
export type { ReportInput } from './report-input.js'
