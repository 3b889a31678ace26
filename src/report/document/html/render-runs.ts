import { safeColour } from '../../keys.js'
import type { CellSource, Run } from '../run.js'
import { escaped } from './escape.js'

/** A line as HTML. Numbers carry the cell that they came from: file, key, column, and its text as `value`. */
export function renderRuns(runs: readonly Run[]): string {
  let markup = ''
  for (const run of runs) markup += typeof run === 'string' ? escaped(run) : renderRun(run)
  return markup
}

function renderRun(run: Exclude<Run, string>): string {
  const text = escaped(run.text)
  switch (run.kind) {
    case 'strong':
      return `<strong>${text}</strong>`
    case 'name':
      return `<bdi>${text}</bdi>`
    case 'figure':
      return renderFigure(run.text, run.source)
    case 'link':
      return `<a href="${escaped(safeHref(run.href))}">${text}</a>`
    case 'mark':
      return `<span class="mark"><i style="background:${safeColour(run.colour)}"></i>${text}</span>`
  }
}

/** A number with its place in the results. */
export function renderFigure(text: string, { file, key, column, text: cell }: CellSource): string {
  return `<data value="${escaped(cell)}" data-file="${escaped(file)}" data-key="${escaped(key)}" data-column="${escaped(column)}">${escaped(text)}</data>`
}

/** Only places of the page itself and files beside it: no scheme, no other machine. */
function safeHref(href: string): string {
  return /^[a-z][a-z0-9+.-]*:|^[/\\]{1,2}/i.test(href) ? '#' : href
}
