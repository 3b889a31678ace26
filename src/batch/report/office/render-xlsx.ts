import { writeWorkbook } from '../../../io/formats-out/workbook/write-workbook.js'
import type { ReportDocument } from '../../../report/document/report-document.js'
import { workbookOf } from '../../../report/document/xlsx/workbook-of.js'
import type { Workbook } from '../../../table/workbook.js'

/** A report as a workbook with every table. */
export function renderXlsx(report: ReportDocument): Uint8Array {
  return workbookBytes(workbookOf([report]))
}

/** The file of a workbook. */
export function workbookBytes(workbook: Workbook): Uint8Array {
  const pieces: Uint8Array[] = []
  writeWorkbook(workbook, (piece) => pieces.push(piece.slice()))
  return Buffer.concat(pieces)
}
