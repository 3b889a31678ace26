import type {
  ChartBlock,
  DocumentBlock,
  FactsBlock,
  ListBlock,
  NoteBlock,
} from '../report-document.js'
import { escaped } from './escape.js'
import { renderRuns } from './render-runs.js'
import { renderTable } from './render-table.js'

/** HTML of blocks that are the same in many documents, which their makers freeze. */
const FROZEN = new WeakMap<DocumentBlock, string>()

/** A block as HTML. One that is frozen is rendered once, however many documents hold it. */
export function renderBlock(block: DocumentBlock): string {
  if (!Object.isFrozen(block)) return renderNew(block)
  const known = FROZEN.get(block)
  if (known !== undefined) return known
  const markup = renderNew(block)
  FROZEN.set(block, markup)
  return markup
}

function renderNew(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>\n`
    case 'paragraph':
      return `<p${block.isSmall === true ? ' class="small"' : ''}>${renderRuns(block.runs)}</p>\n`
    case 'note':
      return renderNote(block)
    case 'list':
      return renderList(block)
    case 'facts':
      return renderFacts(block)
    case 'table':
      return renderTable(block)
    case 'chart':
      return renderChart(block)
    case 'page-break':
      return '<div class="page-break"></div>\n'
  }
}

function renderNote({ tone, title, runs }: NoteBlock): string {
  const head = title === undefined ? '' : `<strong class="note-title">${escaped(title)}</strong> `
  return `<div class="note ${tone}"><p>${head}${renderRuns(runs)}</p></div>\n`
}

function renderList({ isOrdered, items }: ListBlock): string {
  const tag = isOrdered === true ? 'ol' : 'ul'
  return `<${tag}>${items.map((runs) => `<li>${renderRuns(runs)}</li>`).join('')}</${tag}>\n`
}

function renderFacts({ facts }: FactsBlock): string {
  const entries = facts.map(
    ({ name, runs }) => `<div><dt>${escaped(name)}</dt><dd>${renderRuns(runs)}</dd></div>`,
  )
  return `<dl class="facts">${entries.join('')}</dl>\n`
}

/** The drawing keeps its proportions and is never wider than the page; its table follows it. */
function renderChart({ title, svg, width, table }: ChartBlock): string {
  const figures = table === null ? '' : renderTable(table)
  return `<figure><figcaption>${escaped(title)}</figcaption>
<div class="chart" style="max-width:${Math.ceil(width)}px">${svg}</div></figure>
${figures}`
}
