/** Text that is HTML already; only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string
}

type Part = Markup | string | number | readonly Markup[]

/** A template of HTML: what is put in is escaped, unless it is markup already, so that no text can become a tag. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? ''
  parts.forEach((part, index) => {
    markup += markupOf(part) + (strings[index + 1] ?? '')
  })
  return { markup }
}

/** Our own constant text as markup: style sheets, nothing from data. */
export function trusted(markup: string): Markup {
  return { markup }
}

export const NOTHING: Markup = { markup: '' }

function markupOf(part: Part): string {
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escapeHtml(part)
  if ('markup' in part) return part.markup
  return part.map(({ markup }) => markup).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML and XML content and quoted attributes, cleaned as {@link cleanText} does. */
export function escapeHtml(text: string): string {
  return cleanText(text).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

/**
 * Text without what has no place on a page. Characters that HTML or XML does not allow read as U+FFFD; marks that turn
 * the direction of writing are taken out, so that a name cannot reorder what stands beside it.
 */
export function cleanText(text: string): string {
  let clean = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (isDirectionMark(code)) continue
    clean += isControl(code) ? '\uFFFD' : character
  }
  return clean
}

function isControl(code: number): boolean {
  const isSpace = code === 9 || code === 10 || code === 13
  return (code < 32 && !isSpace) || (code >= 127 && code < 160) || isNone(code)
}

const isNone = (code: number): boolean =>
  (code >= 0xd800 && code < 0xe000) || code === 0xfffe || code === 0xffff

function isDirectionMark(code: number): boolean {
  const isMark = code === 0x200e || code === 0x200f || code === 0x061c
  return isMark || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
}
