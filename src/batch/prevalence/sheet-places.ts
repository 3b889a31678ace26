import {
  enterCell,
  type PrevalenceCell,
  type PrevalenceTally,
} from '../../cohort/prevalence/prevalence-tally.js'
import type { RowBlock } from '../../io/row-block.js'
import { QUALITY_STATES } from '../../risk/screened-block.js'
import { QUALITY, STUDENTS } from '../table/students-file.js'
import { type CodedColumn, codedColumns } from './coded-columns.js'
import type { CountJob } from './count-results.js'
import { createTupleTable, tupleOf } from './tuple-table.js'

/** Sheets that agree in every column by which they are grouped, sampled and judged. */
export interface SheetPlace {
  readonly labels: readonly string[]
  readonly isValid: boolean
  /** Its quality is none that there is. */
  readonly isQualityUnknown: boolean
  /** Columns of its weight and populations that are no numbers of 0 or more. */
  readonly faults: readonly { readonly column: string; readonly received: string }[]
  /** Where they are counted; null where they are not, or cannot be. */
  readonly cell: PrevalenceCell | null
  /** How many came. */
  n: number
}

/** The places of the rows of a block. */
export type PlaceOf = (row: number) => SheetPlace

/** Finds the places of rows: what their columns say is read once for each place. */
export interface SheetPlaces {
  readonly of: (block: RowBlock) => PlaceOf
  readonly all: readonly SheetPlace[]
}

/** Places of a file of results, which enter their cells into a tally. */
export function createSheetPlaces(job: CountJob, tally: PrevalenceTally): SheetPlaces {
  const { design, groupColumns } = job
  const names = [
    ...new Set([
      STUDENTS.quality,
      ...groupColumns,
      ...[design.strata, design.weights].filter((name) => name !== null),
      ...design.clusters,
      ...design.populations,
    ]),
  ]
  const columnsOf = codedColumns(names, job.joined)
  const tuples = createTupleTable(names.length)
  const all: SheetPlace[] = []
  const of = (block: RowBlock): PlaceOf => {
    const columns = columnsOf(block)
    const codes = columns.map((column) => column.codes)
    return (row) => {
      const at = tupleOf(tuples, codes, row)
      if (at === all.length) {
        const texts = new Map(names.map((name, index) => [name, textAt(columns[index], row)]))
        all.push(placeOf(job, tally, (name) => texts.get(name) ?? ''))
      }
      return all[at] as SheetPlace
    }
  }
  return { of, all }
}

const textAt = (column: CodedColumn | undefined, row: number): string =>
  column === undefined ? '' : column.textOf(column.codes[row] as number)

function placeOf(
  { design, groupColumns, sheets }: CountJob,
  tally: PrevalenceTally,
  textOf: (name: string) => string,
): SheetPlace {
  const quality = textOf(STUDENTS.quality)
  const isValid = quality === QUALITY.valid || quality === ''
  const isQualityUnknown = !isValid && !QUALITY_STATES.some((state) => state === quality)
  const labels = groupColumns.map(textOf)
  const place = { labels, isValid, isQualityUnknown, n: 0 }
  const isCounted = isValid || (sheets === 'all' && quality !== QUALITY.invalid)
  if (!isCounted || isQualityUnknown) return { ...place, faults: [], cell: null }
  const numbers = design.populations.map((column) => ({ column, ...numberOf(textOf(column)) }))
  const weight = design.weights === null ? 1 : numberOf(textOf(design.weights))
  const faults = [
    ...numbers.filter(({ value }) => !(value >= 0)),
    ...(typeof weight === 'object' &&
    !(weight.value >= 0 && weight.value < Number.POSITIVE_INFINITY)
      ? [{ column: design.weights ?? '', received: weight.received }]
      : []),
  ]
  if (faults.length > 0) return { ...place, faults, cell: null }
  const survey = {
    stratum: design.strata === null ? '' : textOf(design.strata),
    clusters: design.clusters.map(textOf),
    populations: numbers.map(({ value }) => value),
  }
  const own = typeof weight === 'object' ? weight.value : weight
  return { ...place, faults, cell: enterCell(tally, survey, own, labels) }
}

function numberOf(text: string): { readonly value: number; readonly received: string } {
  if (text.trim() === '') return { value: Number.NaN, received: 'none' }
  return { value: Number(text), received: 'something else' }
}
