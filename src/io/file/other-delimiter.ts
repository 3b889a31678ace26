import { lineChunks } from './line-chunks.js'
import type { FileScan } from './scan-file.js'

/** What parts cells in some files and is not read, as it is said. */
const DELIMITERS: readonly (readonly [delimiter: RegExp, name: string])[] = [
  [/[|｜]/, 'vertical bars (|): save the file with commas'],
  [/，/, 'commas of full width: save the file with plain ones'],
  [/[；]/, 'semicolons of full width: save the file with plain ones'],
  [/、/, 'enumeration commas (、): save the file with commas'],
  [/[~^]/, 'other signs (~ or ^): save the file with commas'],
  [/ {2,}| /, 'blanks: save the file with commas'],
]

const FEWEST_CELLS = 3
/** Bytes in which the first row must end. */
const HEAD = 1 << 16

/**
 * What seems to part the cells of a file whose header falls into fewer cells than by this: the first row has as many of
 * them. Null where nothing does.
 *
 * @param nCells - of the header, by comma, semicolon or tab
 */
export function otherDelimiter(scan: FileScan, nCells: number): string | null {
  if (scan.encoding.startsWith('utf-16')) return null
  const to = Math.min(scan.size, scan.dataStart + HEAD)
  const [first] = lineChunks(scan, { from: scan.dataStart, to })
  const row = Buffer.from(first ?? [])
    .toString('utf8')
    .split('\n')
    .find((line) => line.trim() !== '')
  if (row === undefined) return null
  const count = (line: string, delimiter: RegExp): number => line.trim().split(delimiter).length
  const found = DELIMITERS.find(([delimiter]) => {
    const n = count(scan.header, delimiter)
    return n >= FEWEST_CELLS && n > nCells && count(row, delimiter) === n
  })
  return found?.[1] ?? null
}
