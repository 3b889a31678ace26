import { html } from './html.js'
import type { Page, Section } from './page.js'

const DUPLICATES = {
  first: 'methodsFirst',
  last: 'methodsLast',
  'most-complete': 'methodsMostComplete',
} as const

/** How the numbers were made, and what they do not say. */
export function methodsSection({ words, input }: Page): Section {
  const { duplicates, suppression } = input.protocol
  const { minimumGroup, minimumCell } = suppression
  const paragraphs = [
    words('methodsScores', words(DUPLICATES[duplicates])),
    words('methodsTiers'),
    words('methodsQuality'),
    words('methodsIntervals'),
    words('methodsHiding', String(minimumGroup), String(minimumCell - 1)),
  ]
  const body = html`${paragraphs.map(
    (text) => html`<p>${text}</p>
`,
  )}`
  return { id: 'methods', title: words('methods'), body }
}

/** The list of what was cited; it must come last, when everything has been. */
export function sourcesSection({ words, citations }: Page): Section {
  return { id: 'sources', title: words('references'), body: citations.list() }
}
