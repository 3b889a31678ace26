import type { CategoryColumn } from '../../io/row-block.js'
import type { StudentColumn } from '../../io/student-keys.js'
import type { SheetBlock } from '../../risk/screened-block.js'

/** Answer sheets of one block, matched to the roster: what screening sees, and who they are. */
export interface Sheets extends SheetBlock {
  /** Name of the file that they come from. */
  readonly file: string
  /** Row in that file; 1 is the first below the header. */
  readonly rows: Uint32Array
  readonly students: StudentColumn
  /** Levels of grouping, and `school`, `grade`, `class` and `wave`, where they are known. */
  readonly levels: ReadonlyMap<string, CategoryColumn>
  /** 1 where the sheet counts, 0 where it was rejected: its critical items are looked at all the same. */
  readonly counted: Uint8Array
}
