import type { Scale } from '../instrument/instrument.js'
import { html, type Markup } from './html.js'
import type { Page, Section } from './page.js'
import { gradesText } from './protocol-section.js'
import { bodyOf, table } from './table.js'

/** Instruments about personality, apart from what tiers rest on: who took them, and what their scores can be. */
export function personalitySection(page: Page): Section | null {
  const { words, textOf, input } = page
  const { instruments, protocol } = input
  const rows = instruments.flatMap(({ id, displayNames, domain, scales }, index) => {
    if (domain !== 'personality') return []
    const grades = gradesText(page, protocol.instruments[index]?.grades)
    const name = html`${textOf(displayNames)} <small>${id}</small>`
    return [[name, grades, ...scaleCells(page, scales)]]
  })
  if (rows.length === 0) return null
  const title = words('personality')
  const heads = ['instrument', 'grades', 'personalityScales', 'lowestHighest'] as const
  const columns = heads.map((head) => words(head))
  const body = html`<p>${words('personalityNote')}</p>
${table(page, title, columns, [bodyOf(rows)])}`
  return { id: 'personality', title, body }
}

/** The scales in order, and the range that they share or those of each. */
function scaleCells({ textOf }: Page, scales: readonly Scale[]): Markup[] {
  const names = scales.map(({ displayNames }) => textOf(displayNames)).join(' · ')
  const ranges = scales.map(({ attainable }) => `${attainable.minimum}–${attainable.maximum}`)
  return [html`${names}`, html`${[...new Set(ranges)].join(' · ')}`]
}
