import { damaged, truncated, unsafe } from '../format-error.js'

/** What is told of an XML document, piece by piece. Names come without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** Takes an XML document in pieces of any size. */
export interface XmlScanner {
  readonly push: (piece: string) => void
  /** Says that nothing more comes. */
  readonly end: () => void
}

/** Characters between two tags, or in one. */
const LONGEST = 1 << 24
const DEEPEST = 64

/**
 * A scanner for the XML inside workbooks: elements, attributes and text. It knows no document types, which no workbook
 * has and which attacks need, so entities other than the five of XML cannot be declared.
 *
 * @throws FormatError where the text is no XML, has a document type, or ends too early
 */
export function xmlScanner(handler: XmlHandler): XmlScanner {
  let held = ''
  let depth = 0
  /** Takes the tag that begins at `at` and ends with the `>` at `end`. */
  const begin = (text: string, at: number, end: number): void => {
    const nameEnd = endOfName(text, at + 1)
    const name = localName(text, at + 1, nameEnd)
    const isEmpty = text.charCodeAt(end - 1) === SLASH
    if (++depth > DEEPEST) throw unsafe(`XML of at most ${DEEPEST} levels`, 'more')
    handler.open(name, nameEnd >= end ? '' : text.slice(nameEnd, isEmpty ? end - 1 : end))
    if (isEmpty) finish(name)
  }
  const finish = (name: string): void => {
    if (--depth < 0) throw damaged('workbook', 'XML with an end without a beginning')
    handler.close(name)
  }
  /** Where the markup at `at` ends; −1 where it is not all there yet. */
  const markup = (text: string, at: number): number => {
    const mark = text.charCodeAt(at + 1)
    if (mark === SLASH) {
      const end = text.indexOf('>', at)
      if (end >= 0) finish(localName(text, at + 2, endOfName(text, at + 2)))
      return end < 0 ? -1 : end + 1
    }
    if (mark === 0x21 || mark === 0x3f) return special(text, at)
    const end = tagEnd(text, at)
    if (end >= 0) begin(text, at, end)
    return end < 0 ? -1 : end + 1
  }
  const special = (text: string, at: number): number => {
    const cdata = text.startsWith('<![CDATA[', at)
    const [skip, close] = cdata ? [9, ']]>'] : text.startsWith('<!--', at) ? [4, '-->'] : [2, '?>']
    if (!cdata && text.charCodeAt(at + 1) === 0x21 && skip === 2) {
      if (text.length - at < 9) return -1
      throw unsafe('XML without a document type', 'one with it')
    }
    const end = text.indexOf(close, at + skip)
    if (end < 0) return -1
    if (cdata) handler.text(text.slice(at + 9, end))
    return end + close.length
  }
  return {
    push: (piece) => {
      const text = held === '' ? piece : held + piece
      let at = 0
      for (;;) {
        const tag = text.indexOf('<', at)
        if (tag < 0) break
        if (tag > at && depth > 0) handler.text(decodeEntities(text.slice(at, tag)))
        at = tag
        const next = markup(text, tag)
        if (next < 0) break
        at = next
      }
      held = text.slice(at)
      if (held.length > LONGEST) throw unsafe('texts of at most 16 MB', 'a longer one')
    },
    end: () => {
      if (depth > 0 || held.trim() !== '')
        throw truncated('a whole workbook', 'XML that ends early')
    },
  }
}

const SLASH = 0x2f
const GREATER = 0x3e
const COLON = 0x3a

/** The `>` that ends a tag: not one inside the quotes of an attribute. */
function tagEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (unit === GREATER) return end
    if (unit !== 0x22 && unit !== 0x27) continue
    end = text.indexOf(unit === 0x22 ? '"' : "'", end + 1)
    if (end < 0) return -1
  }
  return -1
}

function endOfName(text: string, from: number): number {
  let end = from
  for (;;) {
    const unit = text.charCodeAt(end)
    if (!(unit > 32) || unit === SLASH || unit === GREATER) return end
    end++
  }
}

/** The name in `text[from, end)` without its prefix. */
function localName(text: string, from: number, end: number): string {
  if (end - from === 1) return text[from] as string
  let start = from
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === COLON) start = at + 1
  return text.slice(start, end)
}

/** The value of an attribute by its name without a prefix. */
export function attribute(attributes: string, wanted: string): string | undefined {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return undefined
    let open = equals + 1
    while (attributes.charCodeAt(open) <= 32) open++
    const quote = attributes[open]
    if (quote !== '"' && quote !== "'") return undefined
    const close = attributes.indexOf(quote, open + 1)
    if (close < 0) return undefined
    if (isNamed(attributes, at, equals, wanted))
      return decodeEntities(attributes.slice(open + 1, close))
    at = close + 1
  }
}

/** Whether the name in `text[from, to)`, with blanks around it, is the wanted one without a prefix. */
function isNamed(text: string, from: number, to: number, wanted: string): boolean {
  let end = to
  while (end > from && text.charCodeAt(end - 1) <= 32) end--
  const start = end - wanted.length
  if (start < from || !text.startsWith(wanted, start)) return false
  const before = start === from ? 32 : text.charCodeAt(start - 1)
  return before <= 32 || before === COLON
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g,
    (whole, ten, hex, name) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] as string) : whole
      const point = ten === undefined ? Number.parseInt(hex, 16) : Number(ten)
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
    },
  )
}
