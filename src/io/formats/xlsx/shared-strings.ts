import { unsafe } from '../format-error.js'
import { scanPart } from './read-xml.js'
import type { ZipParts } from './zip-parts.js'

/** Characters of all shared texts together. */
const MOST = 2 ** 28

/** The texts that cells refer to by number. Text runs of one entry are joined; readings of characters are left out. */
export async function readSharedStrings(parts: ZipParts, part: string | null): Promise<string[]> {
  const texts: string[] = []
  if (part === null) return texts
  const entry = textCollector()
  let length = 0
  const work = scanPart(parts, part, {
    open: (name, attributes) => {
      if (name === 'si') entry.clear()
      entry.open(name, attributes)
    },
    close: (name) => {
      entry.close(name)
      if (name !== 'si') return
      const text = entry.text()
      length += text.length
      texts.push(text)
      if (length > MOST) throw unsafe(`at most ${MOST} characters of shared texts`, 'more')
    },
    text: entry.add,
  })
  for await (const _ of work);
  return texts
}

/** Collects the text of `t` elements outside `rPh`. */
export interface TextCollector {
  readonly clear: () => void
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly add: (text: string) => void
  readonly text: () => string
}

export function textCollector(): TextCollector {
  let collected = ''
  let isText = false
  let isReading = false
  return {
    clear: () => {
      collected = ''
      isText = false
      isReading = false
    },
    open: (name) => {
      if (name === 'rPh') isReading = true
      if (name === 't') isText = !isReading
    },
    close: (name) => {
      if (name === 'rPh') isReading = false
      if (name === 't') isText = false
    },
    add: (text) => {
      if (isText) collected += text
    },
    text: () => unescaped(collected),
  }
}

/** Control characters stand in workbooks as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
