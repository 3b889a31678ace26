import { columnIndex } from './sheet-rows.js'
import type { ZipParts } from './zip-parts.js'

/** A block of cells that are shown as one; all bounds included, rows from 1, columns from 0. */
export interface MergedCells {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

const MOST_TAIL = 1 << 24
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)["']/g

/** The merged cells of a sheet. They stand behind the rows, so that the sheet is passed over once to find them. */
export async function readMergedCells(parts: ZipParts, part: string): Promise<MergedCells[]> {
  let tail: string | null = null
  let last = ''
  for await (const bytes of parts.read(part)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    if (tail === null) {
      const joined: string = last + text
      const end = joined.lastIndexOf('sheetData>')
      if (end >= 0) tail = joined.slice(end)
      else last = text.slice(-16)
    } else if (tail.length < MOST_TAIL) tail += text
  }
  return [...(tail ?? '').matchAll(MERGED)].map(([, left, top, right, bottom]) => ({
    top: Number(top),
    bottom: Number(bottom),
    left: columnIndex(left as string),
    right: columnIndex(right as string),
  }))
}
