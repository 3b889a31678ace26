import type { Instrument } from '../../instrument/instrument.js'
import { type Allocate, makeColumn } from '../../table/allocate.js'
import { MISSING } from '../../table/missing.js'
import type { FileColumn } from '../columns/column-plan.js'
import { NO_STUDENT, type StudentColumn, type StudentKeys } from '../student-keys.js'
import { type CarriedRows, createCarriedRows } from './carried-rows.js'

/** The buffers that blocks of a file are read into, made once. */
export interface BlockColumns {
  /** Rows that fit. */
  readonly capacity: number
  /** Answers of all items of all instruments, one column after the other. */
  readonly store: Uint8Array
  /** From the column of an item to that of the next. */
  readonly stride: number
  /** Where the column of an item begins in `store`, by instrument and item. */
  readonly offsets: readonly (readonly number[])[]
  readonly rows: Uint32Array
  readonly students: StudentColumn | null
  readonly sex: Uint8Array
  readonly ageMonths: Int16Array
  readonly grade: Int8Array
  readonly birthDate: Int32Array
  readonly testDate: Int32Array
  readonly seconds: Float64Array | null
  readonly instructedFailed: Uint8Array | null
  /** 1 for a row that is a trial of the survey and no response; null where no column says so. */
  readonly trials: Uint8Array | null
  readonly categories: Readonly<Record<string, GrowingCategory>>
  /** Of the columns that are carried, in the order of the file. */
  readonly carried: CarriedRows
}

/** Bytes between item columns, so that the same row of all columns does not fall into one set of the cache. */
const PADDING = 64

/** A category column and its dictionary. Code 0 is ''. */
export interface GrowingCategory {
  readonly codes: Uint32Array
  readonly values: string[]
  readonly codeOf: Map<string, number>
}

export interface BlockColumnsOptions {
  /** Rows that fit. */
  readonly capacity: number
  /** Where students are kept; null where they are only checked. */
  readonly keys: StudentKeys | null
  /** Whether the bytes of the file are known to be UTF-8. */
  readonly isValid: boolean
  readonly allocate: Allocate
}

/** Makes the buffers. Items that the file does not have stay not administered. */
export function createBlockColumns(
  columns: readonly FileColumn[],
  instruments: readonly Instrument[],
  { capacity, keys, isValid, allocate }: BlockColumnsOptions,
): BlockColumns {
  const uses = columns.flatMap((column) => column.uses)
  const nCarried = uses.filter(({ kind }) => kind === 'carried').length
  const has = (name: string): boolean =>
    uses.some((use) => use.kind === 'field' && use.field === name)
  const nItems = instruments.reduce((sum, { items }) => sum + items.length, 0)
  const stride = capacity + PADDING
  let next = 0
  const levels = uses.flatMap((use) => (use.kind === 'level' ? [use.level] : []))
  return {
    capacity,
    store: makeColumn(Uint8Array, nItems * stride, allocate).fill(MISSING.notAdministered),
    stride,
    offsets: instruments.map(({ items }) => items.map(() => next++ * stride)),
    rows: new Uint32Array(capacity),
    students:
      keys !== null && has('student')
        ? { ids: new Int32Array(capacity).fill(NO_STUDENT), keys }
        : null,
    sex: new Uint8Array(capacity),
    ageMonths: new Int16Array(capacity).fill(-1),
    grade: new Int8Array(capacity).fill(-1),
    birthDate: new Int32Array(capacity),
    testDate: new Int32Array(capacity),
    seconds: has('seconds') ? new Float64Array(capacity) : null,
    instructedFailed: uses.some(({ kind }) => kind === 'instructed')
      ? new Uint8Array(capacity)
      : null,
    trials: uses.some(({ kind }) => kind === 'trial') ? new Uint8Array(capacity) : null,
    categories: Object.fromEntries(levels.map((level) => [level, createCategory(capacity)])),
    carried: createCarriedRows(nCarried, capacity, isValid, allocate),
  }
}

function createCategory(capacity: number): GrowingCategory {
  return { codes: new Uint32Array(capacity), values: [''], codeOf: new Map([['', 0]]) }
}

/** The code of a text in a category; a new one where the text is new. */
export function categoryCode(category: GrowingCategory, text: string): number {
  const known = category.codeOf.get(text)
  if (known !== undefined) return known
  const code = category.values.length
  category.values.push(text)
  category.codeOf.set(text, code)
  return code
}
