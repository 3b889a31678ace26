import { describe, expect, it } from 'vitest'
import { elementsOf } from '../../../../tests/support/svg-elements.js'
import {
  blocksOf,
  build,
  COLUMNS,
  chartsOf,
  isShareOf,
  records,
  SCHOOL,
  shownOf,
  tablesOf,
  UNITS,
} from '../../../../tests/support/unit-pages.js'
import { renderDocument } from '../../document/html/render-document.js'
import type { ReportDocument } from '../../document/report-document.js'
import { formatCount } from '../../format-number.js'

describe.each(UNITS)('the page of %s', (_, unit) => {
  it('shows each figure as it stands in its cell, rounded, and what is hidden as hidden', () => {
    const shown = shownOf(build(unit)).filter(({ source }) => source.file === 'cohort.csv')
    expect(shown.length).toBeGreaterThan(5)
    for (const { text, source } of shown) {
      const cell = records.get(source.key)?.[COLUMNS.indexOf(source.column)]
      expect(cell, source.key).toBe(source.text)
      const isShare = ['share', 'low', 'high'].includes(source.column)
      if (isShare && cell !== '') expect(isShareOf(text, cell ?? ''), `${text} ${cell}`).toBe(true)
      else expect(text).toBe(cell === '' ? 'hidden' : formatCount(Number(cell)))
    }
  })

  it('has a table of the same figures right behind each chart, or right before it', () => {
    const report = build(unit)
    const blocks = blocksOf(report)
    blocks.forEach((block, at) => {
      if (block.kind !== 'chart' || block.table !== null) return
      const near = report.sections.find(({ blocks: own }) => own.includes(block))?.blocks ?? []
      expect(
        near.some(({ kind }) => kind === 'table'),
        `${block.id} ${at}`,
      ).toBe(true)
    })
    expect(chartsOf(report).length).toBeGreaterThan(0)
  })

  it('has ids that are unique and rows as long as their heads', () => {
    const report = build(unit)
    const tables = tablesOf(report)
    const ids = [
      ...report.sections.map(({ id }) => id),
      ...tables.map(({ id }) => `table-${id}`),
      ...chartsOf(report).map(({ id }) => id),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    for (const { columns, rows: lines } of tables)
      for (const line of lines) expect(line).toHaveLength(columns.length)
  })

  it('is the same document twice, and has the same figures in Chinese', () => {
    expect(build(unit)).toEqual(build(unit))
    const sources = (report: ReportDocument): string[] =>
      shownOf(report).map(({ source }) => `${source.key} ${source.column}`)
    const chinese = build(unit, { language: 'zh' })
    expect(sources(chinese)).toEqual(sources(build(unit)))
    expect(JSON.stringify(chinese)).not.toMatch(/undefined|NaN|\{\d\}/)
  })

  it('has no number, answer or name of a student for a role that may see none', () => {
    const html = renderDocument(build(unit))
    expect(html).not.toMatch(/students\.csv" data-key|list-care|list-crisis/)
  })
})

describe('a drawing of a page', () => {
  it('is well-formed and draws no hidden number', () => {
    const report = build(SCHOOL)
    for (const { svg, table } of chartsOf(report)) {
      expect(elementsOf(svg).length).toBeGreaterThan(5)
      if (table === null) continue
      const hidden = table.rows.flat().filter((cell) => cell.kind === 'hidden')
      if (hidden.length > 0) expect(svg).toMatch(/stroke-dasharray|hidden/)
    }
  })
})
