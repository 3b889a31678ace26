import { closeSync, openSync, readSync } from 'node:fs'
import type { FileFormat } from '../file-format.js'
import { FormatError } from '../format-error.js'
import { FORMATS } from '../formats.js'
import { compoundKind } from './compound-kind.js'
import { refusedKind } from './refused-kinds.js'

const HEAD = 1 << 16

/** The first bytes of a file. */
export function readHead(path: string, length: number = HEAD): Uint8Array {
  const head = Buffer.alloc(length)
  const file = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, length, 0))
  } finally {
    closeSync(file)
  }
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/**
 * The format of a file by what stands in it; its name is not looked at.
 *
 * @throws FormatError where it is of a kind that is known and not read, such as .xls, PDF or an encrypted workbook
 */
export function detectFormat(path: string, size: number, head: Uint8Array): FileFormat {
  const isCompound = Buffer.from(head.subarray(0, 4)).toString('hex') === 'd0cf11e0'
  const kind = isCompound ? compoundKind(path, size) : null
  const format = FORMATS.find(({ isLike }) => isLike(head)) as FileFormat
  const refused = kind ?? (format.id === 'csv' ? refusedKind(head) : null)
  if (refused === null) return format
  const expected = 'a table: CSV, .xlsx, .sav, JSON or Parquet'
  throw new FormatError({ code: 'file-unreadable', expected, received: refused })
}
