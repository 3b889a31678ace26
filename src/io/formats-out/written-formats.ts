import type { WrittenFormat } from './table-writer.js'

/**
 * Every format beside CSV that a table can be written in. A new one is a folder beside this file and a line here; the
 * contract suite runs over the list. Writers are loaded when they are asked for.
 */
export const WRITTEN_FORMATS: readonly WrittenFormat[] = [
  {
    id: 'xlsx',
    endings: ['.xlsx'],
    open: async (...table) => (await import('./xlsx/write-xlsx.js')).writeXlsx(...table),
  },
  {
    id: 'parquet',
    endings: ['.parquet'],
    open: async (...table) => (await import('./parquet/write-parquet.js')).writeParquet(...table),
  },
  {
    id: 'sav',
    endings: ['.sav'],
    open: async (...table) => (await import('./sav/write-sav.js')).writeSav(...table),
  },
  {
    id: 'jsonl',
    endings: ['.jsonl', '.ndjson'],
    open: async (...table) => (await import('./json/write-json-lines.js')).writeJsonLines(...table),
  },
]

/** Ids of all formats of results, the first where nothing is said. */
export const WRITTEN_FORMAT_IDS: readonly string[] = ['csv', ...WRITTEN_FORMATS.map(({ id }) => id)]
