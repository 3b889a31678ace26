import { createByteWriter, takeBytes, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { savNames } from '../../io/formats-out/sav/sav-names.js'
import { writeCells } from '../write-cells.js'
import { type CodebookRow, valuesText } from './codebook-rows.js'

const NAMES = [
  'column',
  'label_en',
  'label_zh',
  'type',
  'instrument',
  'scale',
  'minimum',
  'maximum',
  'values_en',
  'values_zh',
  'cut_scores',
  'empty_where',
  'sources',
  'spss_name',
] as const

/** A codebook as CSV: the data dictionary, one row a column. */
export function codebookCsv(rows: readonly CodebookRow[]): string {
  const writer = createByteWriter()
  const spss = savNames(rows.map(({ name }) => name))
  writeHeader(writer, NAMES)
  rows.forEach((row, index) => {
    writeCells(writer, [
      row.name,
      row.label.en,
      row.label.zh ?? '',
      row.type,
      row.instrument,
      row.scale,
      row.minimum === null ? '' : String(row.minimum),
      row.maximum === null ? '' : String(row.maximum),
      valuesText(row, 'en'),
      valuesText(row, 'zh'),
      row.cutScores.join(' | '),
      row.missing.join('; '),
      row.sources.join(' | '),
      spss[index] as string,
    ])
    writeNewline(writer)
  })
  return new TextDecoder().decode(takeBytes(writer))
}
