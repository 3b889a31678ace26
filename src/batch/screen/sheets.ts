import type { SheetBlock } from '../../risk/screened-block.js'
import type { PersonBlock, ResponseBlock } from '../../table/blocks.js'

/** Answer sheets of one block, matched to the roster: what screening sees, and who they are. */
export interface Sheets extends SheetBlock {
  /** Name of the file that they come from. */
  readonly file: string
  /** Row in that file; 1 is the first below the header. */
  readonly rows: Uint32Array
  readonly students: readonly string[]
  /** Text of each level of grouping and of `school`, `class`, `wave`, one per sheet; '' where unknown. */
  readonly levels: Readonly<Record<string, readonly string[]>>
}

/** The sheets at these positions, as a block of their own. */
export function pickSheets(sheets: Sheets, positions: readonly number[]): Sheets {
  const texts = (column: readonly string[]): string[] =>
    positions.map((position) => column[position] ?? '')
  return {
    length: positions.length,
    file: sheets.file,
    rows: Uint32Array.from(positions, (position) => sheets.rows[position] as number),
    students: texts(sheets.students),
    levels: Object.fromEntries(
      Object.entries(sheets.levels).map(([name, column]) => [name, texts(column)]),
    ),
    persons: pickPersons(sheets.persons, positions),
    responses: sheets.responses.map((block) => pickResponses(block, positions)),
    seconds:
      sheets.seconds &&
      Float64Array.from(positions, (position) => sheets.seconds?.[position] ?? Number.NaN),
    instructedFailed: sheets.instructedFailed && pickBytes(sheets.instructedFailed, positions),
  }
}

function pickPersons(persons: PersonBlock, positions: readonly number[]): PersonBlock {
  return {
    ...persons,
    length: positions.length,
    sex: pickBytes(persons.sex, positions),
    ageMonths: Int16Array.from(positions, (position) => persons.ageMonths[position] as number),
    grade: Int8Array.from(positions, (position) => persons.grade[position] as number),
  }
}

function pickResponses(block: ResponseBlock, positions: readonly number[]): ResponseBlock {
  return {
    length: positions.length,
    codes: block.codes.map((column) => pickBytes(column, positions)),
  }
}

function pickBytes(column: Uint8Array, positions: readonly number[]): Uint8Array {
  const picked = new Uint8Array(positions.length)
  for (let index = 0; index < picked.length; index++)
    picked[index] = column[positions[index] as number] as number
  return picked
}
