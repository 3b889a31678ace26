// catalogue: what is shipped, and files of a user's own

// what loaders give back
export type { Protocol } from '../risk/protocol.js'
export type { QualityReference } from '../score/quality/reference/quality-reference.js'
export type { Allocate, Room } from '../table/allocate.js'
export type { ByteCells, CarriedRows } from './blocks/carried-rows.js'
// writing
export {
  type ByteWriter,
  cellBytes,
  createByteWriter,
  takeBytes,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from './byte-writer.js'
export {
  listInstruments,
  listNormTables,
  listProtocols,
  loadColumnMap,
  loadInstrument,
  loadNormTable,
  loadProtocol,
  loadQualityReference,
} from './catalogue.js'
export type { ByteTable } from './cell/byte-table.js'
// column maps
export {
  type AnswerTable,
  CODINGS,
  type Coding,
  type ColumnMap,
  type MappedColumn,
  type MissingTexts,
  REVERSALS,
  type Reversal,
  type Undecided,
} from './column-map.js'
export type { ColumnUse, FileColumn } from './columns/column-plan.js'
export { PERSON_FIELDS, type PersonField } from './columns/person-fields.js'
export type { TrialMarks } from './columns/trial-marks.js'
export { ENCODINGS, type Encoding } from './file/encoding.js'
// reading
export type { ByteRange } from './file/line-chunks.js'
export type { MixedLines } from './file/mixed-lines.js'
export type { FileScan } from './file/scan-file.js'
export { FORMAT_IDS, type FormatId, type FormatOptions } from './formats/file-format.js'
export type { ReadLimits } from './formats/limits.js'
export { type PreparedTable, type PrepareOptions, prepareTable } from './formats/prepare-table.js'
export type { TableColumn } from './formats/table-source.js'
export { guardFormula } from './guard-formula.js'
export { openMapped } from './open-mapped.js'
export { type Output, openOutput } from './open-output.js'
export {
  openResponses,
  type ReadOptions,
  type ResponseFile,
  type TableOrigin,
} from './open-responses.js'
export type { OutputFile } from './output-file.js'
export { parseColumnMap } from './parse-column-map.js'
export { type FilePart, readBlocks } from './read-blocks.js'
export { DELIMITERS, type Delimiter } from './read-csv.js'
export { readJson } from './read-json.js'
export { type RosterOptions, readRoster } from './read-roster.js'
export type { Roster, RosterCategory } from './roster.js'
export type { CategoryColumn, RowBlock, RowCounts, TextColumn } from './row-block.js'
export { splitFile } from './split-file.js'
export { studentKey } from './student-key.js'
export {
  createStudentKeys,
  NO_STUDENT,
  type StudentColumn,
  type StudentKeys,
  studentText,
} from './student-keys.js'
