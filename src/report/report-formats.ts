import { renderDocument } from './document/html/render-document.js'
import type { ReportDocument } from './document/report-document.js'

/** One carrier of reports. */
export interface ReportFormat {
  /** Ending of its files. */
  readonly ending: string
  /** Loads what makes a file of a document; what nobody asks for stays asleep. */
  readonly load: () => Promise<(report: ReportDocument) => Uint8Array | string>
}

/** Every carrier by its name on the command line. */
export const REPORT_FORMATS: Readonly<Record<string, ReportFormat>> = {
  html: { ending: '.html', load: async () => renderDocument },
}
