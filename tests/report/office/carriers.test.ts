import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { renderXlsx } from '../../../src/batch/report/office/render-xlsx.js'
import { renderDocx } from '../../../src/report/document/docx/render-docx.js'
import { workplace } from '../../cli/run-command.js'
import { HOSTILE, sampleReport } from './sample-report.js'
import { cellTexts, packageFaults, unpack } from './unpack.js'

const place = workplace()
afterAll(() => place.remove())

async function partsOf(name: string, bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  writeFileSync(place.path(name), bytes)
  return unpack(place.path(name))
}

describe.each(['en', 'zh'] as const)('a report as a Word document, %s', (language) => {
  it('is whole and well-formed, and the same report gives the same bytes', async () => {
    const bytes = await renderDocx(sampleReport(language))
    const parts = await partsOf(`${language}.docx`, bytes)
    expect(packageFaults(parts)).toEqual([])
    expect(Buffer.compare(await renderDocx(sampleReport(language)), bytes)).toBe(0)
    expect(parts.get('docprops/core.xml')).not.toMatch(/\d{4}-\d{2}-\d{2}T/)
  })

  it('has headings, repeated headers, page numbers, languages, Chinese fonts, and words for each picture', async () => {
    const parts = await partsOf('all.docx', await renderDocx(sampleReport(language)))
    const text = parts.get('word/document.xml') ?? ''
    const styles = parts.get('word/styles.xml') ?? ''
    expect(text).toContain('<w:pStyle w:val="Heading1"/>')
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(text.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(60)
    expect([...parts.values()].join('')).toContain('NUMPAGES')
    expect(styles).toContain(`w:val="${language === 'zh' ? 'zh-CN' : 'en-GB'}" w:eastAsia="zh-CN"`)
    expect(styles).toContain('w:eastAsia="Microsoft YaHei"')
    const report = sampleReport(language)
    const chart = report.sections[0]?.blocks.find((block) => block.kind === 'chart')
    expect(text).toContain(`descr="${chart?.kind === 'chart' ? chart.description : ''}"`)
    expect([...parts.keys()].filter((name) => name.endsWith('.svg'))).toHaveLength(1)
  })

  it('says who it is for on every page', async () => {
    const report = sampleReport(language)
    const parts = await partsOf('banner.docx', await renderDocx(report))
    expect(parts.get('word/header1.xml')).toContain(report.banner.title)
  })
})

describe('hostile texts', () => {
  it('are text in a Word document, and marks of direction end with their name', async () => {
    const parts = await partsOf('h.docx', await renderDocx(sampleReport('en')))
    const text = parts.get('word/document.xml') ?? ''
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).toContain('\u2068\u202eevil name\u2069')
    expect(text).not.toContain(HOSTILE.turning)
    expect(text).toContain('bell\ufffd half\ufffd')
  })

  it('are texts in a workbook, which has no formula, link or macro', async () => {
    const parts = await partsOf('h.xlsx', renderXlsx(sampleReport('en')))
    expect(packageFaults(parts)).toEqual([])
    const sheets = [...parts].filter(([name]) => name.includes('worksheets/'))
    const texts = sheets.flatMap(([, xml]) => cellTexts(xml))
    expect(texts).toContain(HOSTILE.script)
    expect(texts).toContain(`'${HOSTILE.formula}`)
    expect(texts.filter((text) => /^[=+@-]/.test(text))).toEqual([])
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]|hyperlink|<c [^>]*t="str"/)
    expect([...parts.keys()].filter((name) => /vba|external|media/i.test(name))).toEqual([])
  })
})

describe('a report as a workbook', () => {
  it('has a sheet for every table, with its header in sight and repeated on paper', async () => {
    const parts = await partsOf('t.xlsx', renderXlsx(sampleReport('zh')))
    const workbook = parts.get('xl/workbook.xml') ?? ''
    const names = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['目录', '数据', '各班预警级别'])
    expect(workbook.match(/_xlnm\.Print_Titles/g)).toHaveLength(2)
    const sheet = parts.get('xl/worksheets/sheet3.xml') ?? ''
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/)
    expect(sheet).toContain('fitToWidth="1"')
  })

  it('holds numbers as numbers, hidden ones as words, never as 0 or blank', async () => {
    const parts = await partsOf('n.xlsx', renderXlsx(sampleReport('en')))
    const sheet = parts.get('xl/worksheets/sheet3.xml') ?? ''
    expect(sheet).toMatch(/<c r="C8" s="\d+"><v>4<\/v><\/c><c r="D8" s="\d+"><v>0.125<\/v><\/c>/)
    expect(sheet).toMatch(/<c r="C9"[^>]*t="inlineStr"><is><t xml:space="preserve">hidden</)
  })

  it('gives the same bytes for the same report', () => {
    expect(Buffer.compare(renderXlsx(sampleReport('en')), renderXlsx(sampleReport('en')))).toBe(0)
  })
})
