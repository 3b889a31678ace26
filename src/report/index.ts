// report: what may be published of a campaign, as a page
export { renderReport } from './render-report.js'
export type { ReportAccounting, ReportInput } from './report-input.js'
