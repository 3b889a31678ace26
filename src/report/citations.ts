import type { ReferenceDocument } from '../instrument/document.js'
import { html, type Markup, NOTHING } from './html.js'

type References = Readonly<Record<string, ReferenceDocument>>

/** Numbers sources in the order in which the page cites them. */
export interface Citations {
  /** Numbers that lead to the list of sources. */
  readonly cite: (sources: Iterable<string | null | undefined>, references: References) => Markup
  readonly list: () => Markup
}

/** An empty list of sources; the same text has the same number wherever it is cited. */
export function createCitations(): Citations {
  const numbers = new Map<string, number>()
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size + 1
    numbers.set(text, number)
    return number
  }
  return {
    cite(sources, references) {
      const keys = new Set([...sources].filter((key) => key !== null && key !== undefined))
      const marks = Array.from(keys, (key) => numberOf(textOf(references[key] ?? { text: key })))
      const links = marks.map((mark) => html`<a href="#source-${mark}">[${mark}]</a>`)
      return links.length === 0 ? NOTHING : html`<span class="cite">${links}</span>`
    },
    list() {
      const items = Array.from(
        numbers,
        ([text, number]) => html`<li id="source-${number}" value="${number}">${text}</li>`,
      )
      return html`<ol class="sources">${items}</ol>`
    },
  }
}

/** Addresses are text, not links: the page reaches for nothing outside itself. */
function textOf({ text, doi, url }: ReferenceDocument): string {
  return [text, doi === undefined ? '' : `doi:${doi}`, url ?? '']
    .filter((part) => part !== '')
    .join(' ')
}
