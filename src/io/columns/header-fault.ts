import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import { otherDelimiter } from '../file/other-delimiter.js'
import type { FileScan } from '../file/scan-file.js'
import type { CsvRecord } from '../read-csv.js'
import { privateKindOfCell } from './private-kinds.js'

/** Why nobody can say what the columns of a file are; null where its header can be read. */
export function headerFault(scan: FileScan, record: CsvRecord): Issue | null {
  if (scan.mixed !== null)
    return fault(
      'file-encoding',
      'one encoding',
      `${scan.encoding.toUpperCase()} and lines in ${scan.mixed.encoding.toUpperCase()}, the first is line ${scan.mixed.line}`,
    )
  if (hasLoneReturn(scan))
    return fault(
      'header-unreadable',
      'lines that end alike',
      'carriage returns within the first line',
    )
  if (record === null)
    return fault('header-unreadable', 'quotes that are closed', 'a quote without its other half')
  const other = otherDelimiter(scan, record.length)
  if (other !== null)
    return fault('header-unreadable', 'cells parted by commas, semicolons or tabs', other)
  return null
}

/** What is said of a file without a header, where its columns are not found; nothing of the row is repeated. */
export function headerAbsent(): Issue {
  return fault(
    'header-unreadable',
    'names of columns in the first row',
    'a row that looks like data',
  )
}

const fault = (code: IssueDraft['code'], expected: string, received: string): Issue =>
  issue({ code, expected, received })

const hasLoneReturn = ({ header, lineEnd }: FileScan): boolean =>
  lineEnd === 'lf' && /\r(?!\n|$)/.test(header.replaceAll(/"[^"]*"/g, ''))

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/
const DATE = /^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}/
const LONG_NUMBER = /^\D{0,2}\d{7,}\D?$/

/**
 * Whether a first row holds data, not names: half of it are numbers and they repeat, or one cell is a long number, a
 * date, a telephone number or an address.
 */
export function looksLikeData(names: readonly string[]): boolean {
  // One cell is a row whose delimiter is another.
  const parts = names.length === 1 ? (names[0] as string).split(/[|，、\s]+/) : names
  const filled = parts.filter((name) => name !== '')
  const numbers = filled.filter((name) => NUMBER.test(name))
  if (new Set(numbers).size < numbers.length && numbers.length * 2 >= filled.length) return true
  return filled.some((name) => {
    const kind = privateKindOfCell(name)
    return (
      LONG_NUMBER.test(name) || DATE.test(name) || kind === 'phone-number' || kind === 'ip-address'
    )
  })
}
