import { lineChunks } from '../../file/line-chunks.js'
import { scanFile } from '../../file/scan-file.js'
import { likelyDelimiter } from '../../likely-delimiter.js'
import { readCsv, readCsvRecord } from '../../read-csv.js'
import type { FormatInput } from '../file-format.js'
import type { SourceRow, TableSource } from '../table-source.js'

/**
 * Text with delimiters as a table source: the general reader. Answer files of text are not staged but read by the
 * byte path of `readBlocks`; this is for whoever wants plain rows, and for the contract of all formats.
 */
export function openCsv({ path, size }: FormatInput): TableSource {
  const scan = scanFile(path, size)
  const delimiter = likelyDelimiter(scan)
  const header = readCsvRecord(scan.header, delimiter) ?? scan.header.trim().split(delimiter)
  return {
    columns: header.map((name) => ({ name: name.trim() })),
    *batches(): Generator<readonly SourceRow[]> {
      for (const records of readCsv(lineChunks(scan), delimiter))
        yield records.map((record) =>
          record?.length === 1 && record[0]?.trim() === '' ? [] : record,
        )
    },
    issues: () => [],
    close: () => undefined,
  }
}
