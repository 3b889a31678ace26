import { looksLikeJson } from './detect/looks-like-json.js'
import type { FileFormat } from './file-format.js'

const begins =
  (...starts: readonly string[]) =>
  (head: Uint8Array): boolean =>
    starts.some((start) => Buffer.from(head.subarray(0, start.length)).toString('latin1') === start)

/**
 * Every format that a table can come in. A new one is a folder beside this file and a line here; the contract suite
 * runs over the list. Readers are loaded when a file of their format is opened, not before. Text comes last: what is
 * nothing else is read as text.
 */
export const FORMATS: readonly FileFormat[] = [
  {
    id: 'xlsx',
    name: 'Excel workbook (.xlsx)',
    isLike: begins('PK\u0003\u0004', 'PK\u0005\u0006'),
    open: async (input) => (await import('./xlsx/open-xlsx.js')).openXlsx(input),
  },
  {
    id: 'sav',
    name: 'SPSS (.sav, .zsav)',
    isLike: begins('$FL2', '$FL3'),
    open: async (input) => (await import('./sav/open-sav.js')).openSav(input),
  },
  {
    id: 'parquet',
    name: 'Parquet',
    isLike: begins('PAR1'),
    open: async (input) => (await import('./parquet/open-parquet.js')).openParquet(input),
  },
  {
    id: 'json',
    name: 'JSON or JSON Lines',
    isLike: looksLikeJson,
    open: async (input) => (await import('./json/open-json.js')).openJson(input),
  },
  {
    id: 'csv',
    name: 'text (CSV, TSV, semicolons)',
    isLike: () => true,
    open: async (input) => (await import('./csv/open-csv.js')).openCsv(input),
  },
]
