import { makeZip } from './make-zip.js'

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, whose XML is given. */
export function workbookParts(
  sheet: string,
  sharedTexts: readonly string[] = [],
): Record<string, string> {
  const link = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${TYPE}/${type}" Target="${target}"/>`
  const texts = sharedTexts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
  return {
    '_rels/.rels': `<Relationships>${link(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${link(1, 'worksheet', 'worksheets/sheet1.xml')}${link(2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<sst>${texts.join('')}</sst>`,
  }
}

/** A workbook with one sheet of texts, every one of them shared. */
export function makeWorkbook(table: readonly (readonly string[])[]): Buffer {
  const texts = [...new Set(table.flat())]
  const places = new Map(texts.map((text, index) => [text, index]))
  const rows = table.map((cells, at) => {
    const xml = cells.map((cell, column) => {
      const place = `${columnName(column)}${at + 1}`
      return cell === '' ? '' : `<c r="${place}" t="s"><v>${places.get(cell)}</v></c>`
    })
    return `<row r="${at + 1}">${xml.join('')}</row>`
  })
  const sheet = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`
  return makeZip(workbookParts(sheet, texts))
}

export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_')
}
