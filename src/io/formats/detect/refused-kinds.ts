import { wideWithoutMark } from '../../file/encoding.js'

/** What a file is that nobody can read here, and what to do with it. */
interface RefusedKind {
  /** First bytes in hexadecimal, or a pattern of the first kilobyte as Latin-1. */
  readonly start: string | RegExp
  readonly kind: string
}

const STATA = 'a Stata file: save it as .sav or CSV'
const SAS = 'a SAS file: save it as .sav or CSV'

const REFUSED: readonly RefusedKind[] = [
  { start: '50415245', kind: 'an encrypted Parquet file: write it without encryption' },
  { start: '4152524f5731', kind: 'an Arrow (Feather) file: write it as Parquet or CSV' },
  { start: '53514c69746520666f726d6174', kind: 'an SQLite database: export the table as CSV' },
  { start: '255044462d', kind: 'a PDF: ask for the table as .xlsx or CSV' },
  { start: '377abcaf271c', kind: 'a 7z archive: take out the file in it' },
  { start: '526172211a07', kind: 'a RAR archive: take out the file in it' },
  { start: '425a68', kind: 'a file compressed by bzip2: decompress it' },
  { start: 'fd377a585a00', kind: 'a file compressed by xz: decompress it' },
  { start: '28b52ffd', kind: 'a file compressed by zstd: decompress it' },
  { start: '7b5c727466', kind: 'an RTF document: save its table as CSV' },
  { start: /^<stata_dta>/, kind: STATA },
  ...['7101', '7102', '7201', '7202', '7301', '7302'].map((start) => ({
    start: `${start}0100`,
    kind: STATA,
  })),
  { start: `${'00'.repeat(12)}c2ea8160`, kind: SAS },
  { start: /SPSS PORT FILE|SPSSPORT/, kind: 'a portable SPSS file (.por): save it as .sav' },
  { start: /^HEADER RECORD\*{7}LIBRARY/, kind: SAS },
  {
    start: /^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*>[\s\S]*<(?:\w+:)?Workbook/,
    kind: 'a workbook of Excel 2003 in XML: open it in Excel and save it as .xlsx',
  },
  {
    start: /^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|head|meta|body)\b/i,
    kind: 'a web page, whatever its name says: open it in Excel and save it as .xlsx',
  },
  {
    start: /^\s*(?:\xef\xbb\xbf)?<\?xml/,
    kind: 'an XML file: save its table as .xlsx or CSV',
  },
]

/** What a file is, by its first bytes, where it can be named and not be read; null otherwise. */
export function refusedKind(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 1024))
  const hex = start.toString('hex')
  const text = start.toString('latin1')
  const found = REFUSED.find((refused) =>
    typeof refused.start === 'string' ? hex.startsWith(refused.start) : refused.start.test(text),
  )
  return found?.kind ?? (isBinary(start) ? 'bytes that are no text' : null)
}

/** Zeros in a text that is not UTF-16, more than a stray one. */
function isBinary(start: Buffer): boolean {
  const isWide = start[0] === 0xff || start[0] === 0xfe || wideWithoutMark(start) !== null
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  return !isWide && zeros * 50 > start.length
}
