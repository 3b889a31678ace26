import { renderDocument } from '../../report/document/html/render-document.js'
import type { ReportDocument } from '../../report/document/report-document.js'

/** Makes the file of a report. */
export type ReportRenderer = (
  report: ReportDocument,
) => Uint8Array | string | Promise<Uint8Array | string>

/** One carrier of reports. */
export interface ReportFormat {
  /** Ending of its files. */
  readonly ending: string
  /** Loads what makes a file of a document; what nobody asks for stays asleep. */
  readonly load: () => Promise<ReportRenderer>
}

/** Every carrier by its name on the command line. */
export const REPORT_FORMATS: Readonly<Record<string, ReportFormat>> = {
  html: { ending: '.html', load: async () => renderDocument },
  docx: {
    ending: '.docx',
    load: async () => (await import('../../report/document/docx/render-docx.js')).renderDocx,
  },
  xlsx: {
    ending: '.xlsx',
    load: async () => (await import('./office/render-xlsx.js')).renderXlsx,
  },
}
