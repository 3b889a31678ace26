import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workbookParts } from '../../../../tests/support/make-workbook.js'
import { makeZip } from '../../../../tests/support/make-zip.js'
import { prepareTable } from '../prepare-table.js'

/** What is said of hidden rows of a sheet whose rows have these attributes. */
async function said(...rows: readonly string[]): Promise<readonly (string | undefined)[]> {
  const xml = rows.map((attributes, at) => {
    const cell = attributes.includes('empty') ? '' : `<c r="A${at + 1}"><v>${at}</v></c>`
    return `<row r="${at + 1}" ${attributes.replace('empty', '')}>${cell}</row>`
  })
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>student</t></is></c></row>'
  const sheet = `<worksheet><sheetData>${head}${xml.slice(1).join('')}</sheetData></worksheet>`
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-hidden-'))
  try {
    writeFileSync(join(folder, 'book.xlsx'), makeZip(workbookParts(sheet)))
    const prepared = await prepareTable(join(folder, 'book.xlsx'))
    if (!prepared.ok) throw new Error('the workbook cannot be read')
    prepared.value.remove()
    const issues = prepared.value.issues.filter(({ code }) => code === 'rows-hidden')
    expect(issues.every(({ severity }) => severity === 'info')).toBe(true)
    return issues.map(({ received }) => received)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('rows that are hidden or filtered away are counted and said', async () => {
  const three = ['', 'hidden="1"', '', 'hidden="true" ht="0"', 'spans="1:1" hidden="1"']
  expect(await said(...three)).toEqual(['3 hidden or filtered away, read as any other'])
})

it('nothing is said where all rows are shown, or hidden ones have nothing in them', async () => {
  expect(await said('', '', 'hidden="0"', 'hidden="1" empty', '')).toEqual([])
})
