import { runsText } from '../run.js'
import type { TableBlock, TableCell, TableColumn } from '../table-block.js'
import { escaped } from './escape.js'
import { renderFigure, renderRuns } from './render-runs.js'

/**
 * A table in a box of its own that scrolls sideways where the page is narrow. Its heads are repeated on each printed
 * page.
 */
export function renderTable(table: TableBlock): string {
  const { id, caption, columns, rows, nHeads = 1, note, isDense = false } = table
  const heads = columns.map(
    (column) => `<th scope="col"${classOf(column)}>${escaped(column.label)}</th>`,
  )
  let body = ''
  for (const row of rows) {
    body += '<tr>'
    for (let at = 0; at < row.length; at++)
      body += renderCell(row[at] as TableCell, columns[at], at < nHeads)
    body += '</tr>\n'
  }
  const below = note === undefined ? '' : `<p class="small">${escaped(note)}</p>\n`
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(caption)}"><table id="table-${escaped(id)}"${isDense ? ' class="dense"' : ''}>
<caption>${escaped(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>${body}</tbody>
</table></div>
${below}`
}

function classOf(column: TableColumn | undefined): string {
  if (column?.kind === 'number') return ' class="number"'
  if (column?.isShort === undefined) return ''
  return column.isShort ? ' class="short"' : ' class="long"'
}

/** Characters that a short text may have before it is broken into lines, so that a printed table keeps its last column. */
const MOST_IN_LINE = 24

function isLongText(cell: TableCell, column: TableColumn | undefined): boolean {
  return (
    cell.kind === 'text' && column?.isShort === true && runsText(cell.runs).length > MOST_IN_LINE
  )
}

function renderCell(cell: TableCell, column: TableColumn | undefined, isHead: boolean): string {
  const tag = isHead ? 'th scope="row"' : 'td'
  const end = isHead ? 'th' : 'td'
  const look = isLongText(cell, column) ? ' class="broken"' : classOf(column)
  switch (cell.kind) {
    case 'text':
      return `<${tag}${look}>${renderRuns(cell.runs)}</${end}>`
    case 'number': {
      const text = cell.source === null ? escaped(cell.text) : renderFigure(cell.text, cell.source)
      const more = cell.more === undefined ? '' : ` <small>${renderRuns(cell.more)}</small>`
      return `<${tag} class="number">${text}${more}</${end}>`
    }
    case 'hidden': {
      const text = cell.source === null ? escaped(cell.text) : renderFigure(cell.text, cell.source)
      return `<${tag} class="number hidden">${text}</${end}>`
    }
    case 'blank':
      return `<${tag}${look}>–</${end}>`
  }
}
