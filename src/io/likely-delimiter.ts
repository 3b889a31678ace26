import type { FileScan } from './file/scan-file.js'
import { DELIMITERS, type Delimiter } from './read-csv.js'

/** The delimiter that the file states, or the one that stands most often outside quotes in its header; else a comma. */
export function likelyDelimiter({ header, delimiter: stated }: FileScan): Delimiter {
  const plain = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => plain.split(delimiter).length
  return (
    DELIMITERS.find((delimiter) => delimiter === stated) ??
    DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
  )
}
