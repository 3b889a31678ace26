import type { Workbook } from '../../../table/workbook.js'
import { columnLetters, xmlText } from '../xlsx/sheet-xml.js'
import { type WorkbookExtras, workbookParts } from '../xlsx/workbook-parts.js'
import { zipFile } from '../zip-file.js'
import { cellFormats } from './cell-formats.js'
import { sheetNames } from './sheet-names.js'
import { filterArea, workSheetXml } from './work-sheet-xml.js'

/**
 * Writes a workbook that opens in Excel, WPS and LibreOffice: headers stay in sight and are repeated on paper, all
 * columns fit on an A4 page. Nothing in it is a formula, whatever its texts begin with. The same workbook gives the
 * same bytes.
 *
 * @param write - takes the bytes piece by piece
 */
export function writeWorkbook(workbook: Workbook, write: (bytes: Uint8Array) => void): void {
  const encoder = new TextEncoder()
  const names = sheetNames(workbook.sheets.map(({ name }) => name))
  const formats = cellFormats(workbook.language)
  const zip = zipFile(write)
  workbook.sheets.forEach((sheet, index) => {
    zip.part(`xl/worksheets/sheet${index + 1}.xml`)
    for (const piece of workSheetXml(sheet, formats)) zip.push(encoder.encode(piece))
  })
  const extras: WorkbookExtras = {
    styles: formats.xml(),
    definedNames: definedNames(workbook, names),
    properties: propertiesXml(workbook),
  }
  for (const [name, text] of workbookParts(names, extras)) {
    zip.part(name)
    zip.push(encoder.encode(text))
  }
  zip.end()
}

/** Rows that are printed on each page, and the areas of filters, sheet by sheet. */
function definedNames({ sheets }: Workbook, names: readonly string[]): string {
  const defined = sheets.flatMap((sheet, index) => {
    const quoted = `'${(names[index] ?? '').replaceAll("'", "''")}'`
    const filter = filterArea(sheet)
    const titles = [
      ...(sheet.nFrozenColumns > 0
        ? [`${quoted}!$A:$${columnLetters(sheet.nFrozenColumns - 1)}`]
        : []),
      ...(sheet.nFrozenRows > 0 ? [`${quoted}!$1:$${sheet.nFrozenRows}`] : []),
    ].join()
    const entry = (name: string, area: string, more = ''): string =>
      `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>${xmlText(area)}</definedName>`
    return [
      ...(filter === null ? [] : [entry('_FilterDatabase', `${quoted}!${filter}`, ' hidden="1"')]),
      ...(sheet.widths.length === 0 || sheet.rows.length === 0
        ? []
        : [
            entry(
              'Print_Area',
              `${quoted}!$A$1:$${columnLetters(sheet.widths.length - 1)}$${sheet.rows.length}`,
            ),
          ]),
      ...(titles === '' ? [] : [entry('Print_Titles', titles)]),
    ]
  })
  return defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`
}

function propertiesXml({ title, language }: Workbook): string {
  const tag = language === 'zh' ? 'zh-CN' : 'en'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>mindgauge</dc:creator><dc:language>${tag}</dc:language></cp:coreProperties>`
}
