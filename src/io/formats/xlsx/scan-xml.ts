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
  const begin = (tag: string): void => {
    const isEmpty = tag.endsWith('/')
    const nameEnd = tag.search(/[\s/]|$/)
    const name = localName(tag.slice(0, nameEnd))
    if (++depth > DEEPEST) throw unsafe(`XML of at most ${DEEPEST} levels`, 'more')
    handler.open(name, isEmpty ? tag.slice(nameEnd, -1) : tag.slice(nameEnd))
    if (isEmpty) finish(name)
  }
  const finish = (name: string): void => {
    if (--depth < 0) throw damaged('workbook', 'XML with an end without a beginning')
    handler.close(name)
  }
  /** Where the markup at `at` ends; −1 where it is not all there yet. */
  const markup = (text: string, at: number): number => {
    const mark = text.charCodeAt(at + 1)
    if (mark === 0x2f) {
      const end = text.indexOf('>', at)
      if (end >= 0) finish(localName(text.slice(at + 2, end).trimEnd()))
      return end < 0 ? -1 : end + 1
    }
    if (mark === 0x21 || mark === 0x3f) return special(text, at)
    const end = tagEnd(text, at)
    if (end >= 0) begin(text.slice(at + 1, end))
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

/** The `>` that ends a tag: not one inside the quotes of an attribute. */
function tagEnd(text: string, at: number): number {
  let end = text.indexOf('>', at)
  for (let from = at; end >= 0; ) {
    const quote = firstQuote(text, from, end)
    if (quote < 0) return end
    const close = text.indexOf(text[quote] as string, quote + 1)
    if (close < 0) return -1
    from = close + 1
    if (end < from) end = text.indexOf('>', from)
  }
  return -1
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x22 || unit === 0x27) return at
  }
  return -1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
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
    if (localName(attributes.slice(at, equals).trim()) === wanted)
      return decodeEntities(attributes.slice(open + 1, close))
    at = close + 1
  }
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
