import { TextDecoder } from 'node:util'
import type { SavDictionary } from './dictionary.js'

/** Code pages by the numbers that SPSS gives; those of Windows follow a rule. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  2: 'utf-8',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  20932: 'euc-jp',
  28591: 'iso-8859-1',
  28605: 'iso-8859-15',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** How the texts of a file are written. */
export interface SavEncoding {
  readonly decode: (bytes: Uint8Array) => string
  /** What the file says that nobody knows; null where it is known. */
  readonly unknown: string | null
}

/** The encoding that an SPSS file states: by name, by the number of a code page, or UTF-8 where it says nothing. */
export function savEncoding({ extensions, isBigEndian }: SavDictionary): SavEncoding {
  const stated = statedName(extensions.get(20), extensions.get(3), isBigEndian)
  try {
    const decoder = new TextDecoder(stated ?? 'utf-8')
    return { decode: (bytes) => decoder.decode(bytes), unknown: null }
  } catch {
    const decoder = new TextDecoder('utf-8')
    return { decode: (bytes) => decoder.decode(bytes), unknown: stated }
  }
}

function statedName(
  name: Buffer | undefined,
  numbers: Buffer | undefined,
  isBigEndian: boolean,
): string | null {
  const text = name?.toString('latin1').replace(/\0/g, '').trim() ?? ''
  if (text !== '') return text
  if (numbers === undefined || numbers.length < 32) return null
  const page = isBigEndian ? numbers.readInt32BE(28) : numbers.readInt32LE(28)
  const isWindows = (page >= 1250 && page <= 1258) || page === 874
  return CODE_PAGES[page] ?? (isWindows ? `windows-${page}` : `code page ${page}`)
}
