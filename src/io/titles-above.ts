import { type Issue, issue } from '../issue/issue.js'
import { looksLikeData } from './columns/header-fault.js'
import type { FileScan } from './file/scan-file.js'
import { firstRecords } from './label-rows.js'
import type { CsvRecord, Delimiter } from './read-csv.js'

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']
/** Lines below the first one in which a header is looked for, and the cells that it must have. */
const MOST_TITLES = 12
const FEWEST_NAMES = 3

const filledOf = (record: CsvRecord): string[] =>
  (record ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '')

/**
 * That titles stand where the header should, and in which line it seems to be: the first of the next lines with at
 * least twice as many cells, all of which differ and none of which looks like data. Nothing of the lines is repeated.
 *
 * @param header - the first record, in which no known column was found
 * @returns null where no line below it looks like a header
 */
export function titlesAbove(scan: FileScan, header: CsvRecord): Issue | null {
  const nAbove = Math.max(1, filledOf(header).length)
  const isHeader = (record: CsvRecord): boolean => {
    const names = filledOf(record)
    return (
      names.length >= Math.max(FEWEST_NAMES, 2 * nAbove) &&
      new Set(names).size === names.length &&
      !looksLikeData(names)
    )
  }
  for (const delimiter of DELIMITERS) {
    const at = firstRecords(scan, delimiter).slice(0, MOST_TITLES).findIndex(isHeader)
    if (at < 0) continue
    const line = scan.header.trim().split('\n').length + 1 + at
    const received = `something else; the header seems to be in line ${line}: take out what stands above it`
    const expected = 'names of columns in the first row'
    return issue({ code: 'header-unreadable', expected, received })
  }
  return null
}
