import { READ_LIMITS } from '../../../src/io/formats/limits.js'
import { openZip } from '../../../src/io/formats/xlsx/zip-parts.js'

/** Parts of a Word document or workbook by name: checked sums, decompressed, pictures as their bytes in Latin 1. */
export async function unpack(path: string): Promise<ReadonlyMap<string, string>> {
  const parts = await openZip(path, READ_LIMITS)
  const found = new Map<string, string>()
  for (const name of parts.names) {
    const pieces: Uint8Array[] = []
    for await (const piece of parts.read(name)) pieces.push(piece)
    const isText = /\.(?:xml|rels|svg)$/.test(name)
    found.set(name, Buffer.concat(pieces).toString(isText ? 'utf8' : 'latin1'))
  }
  parts.close()
  return found
}

/** What keeps a text from being well-formed XML: tags that do not nest, bare signs, characters that XML lacks. */
export function xmlFaults(text: string): string[] {
  const faults: string[] = []
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) faults.push('a control')
  const open: string[] = []
  const rest = text.replace(/^<\?xml[^?]*\?>\s*/, '').replaceAll(/<!--[\s\S]*?-->/g, '')
  for (const [tag] of rest.matchAll(/<[^>]*>/g)) {
    const name = /^<\/?([\w:.-]+)/.exec(tag)?.[1]
    if (name === undefined) faults.push(`no tag: ${tag.slice(0, 40)}`)
    else if (tag.startsWith('</')) {
      const last = open.pop()
      if (last !== name) faults.push(`${name} ends ${last}`)
    } else {
      const attributes = tag.slice(name.length + 1).replace(/\/?>$/, '')
      if (attributes.replaceAll(/\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')/g, '').trim() !== '')
        faults.push(`attributes of ${name}`)
      if (!tag.endsWith('/>')) open.push(name)
    }
  }
  if (open.length > 0) faults.push(`left open: ${open.join()}`)
  const bare = rest.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/g, '')
  if (bare.includes('&')) faults.push('a bare &')
  return faults
}

/** Faults of every part that is XML. */
export function packageFaults(parts: ReadonlyMap<string, string>): string[] {
  return [...parts]
    .filter(([name]) => /\.(?:xml|rels|svg)$/.test(name))
    .flatMap(([name, text]) => xmlFaults(text).map((fault) => `${name}: ${fault}`))
}

/** The texts of a sheet, cell by cell. */
export function cellTexts(sheet: string): string[] {
  return [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text = '']) =>
    unescaped(text),
  )
}

/** The cells of each row of a sheet, by position, blank ones as ''. */
export function sheetRows(sheet: string): string[][] {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = '']) =>
      unescaped(/<(?:t|v)(?: [^>]*)?>([^<]*)</.exec(cell)?.[1] ?? ''),
    ),
  )
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
