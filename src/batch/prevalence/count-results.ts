import {
  addSheet,
  createPrevalenceTally,
  type PrevalenceTally,
} from '../../cohort/prevalence/prevalence-tally.js'
import { sortedTally } from '../../cohort/prevalence/sorted-tally.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { type Issue, issue } from '../../issue/issue.js'
import { QUALITY_STATES } from '../../risk/screened-block.js'
import { breathe, type Watch } from '../breathe.js'
import { STUDENTS } from '../table/students-file.js'
import type { DesignTable } from './read-design.js'
import {
  type CellFaults,
  MOST_ISSUES,
  noteCell,
  scoreReader,
  type UnreadCells,
  type ValueReader,
  wordReader,
} from './result-cells.js'
import type { ResultsColumns } from './results-columns.js'
import { createSheetPlaces, type SheetPlace } from './sheet-places.js'

/** Columns that say how the students of a result file were sampled. */
export interface DesignColumns {
  readonly strata: string | null
  readonly clusters: readonly string[]
  readonly weights: string | null
  readonly populations: readonly string[]
}

/** What is counted of a result file. */
export interface CountJob {
  readonly file: ResponseFile
  readonly columns: ResultsColumns
  readonly groupColumns: readonly string[]
  readonly design: DesignColumns
  readonly joined: DesignTable | null
  /** `valid`: valid sheets only; `all`: suspect ones too. Invalid sheets never count. */
  readonly sheets: 'valid' | 'all'
  readonly watch: Watch
}

/** Results counted: of a size that grows with groups, units and weights, and not with students. */
export interface CountedResults {
  readonly tally: PrevalenceTally
  /** Names of each measure's categories; place 0 stands for none. */
  readonly values: readonly (readonly string[])[]
  /** Sheets by group columns: answered, valid. */
  readonly participation: readonly GroupParticipation[]
  readonly rows: number
  /** Cells that say nothing that can be counted: they count as blank, and are counted here. */
  readonly unread: UnreadCells
  readonly issues: readonly Issue[]
  /** What stands in the way: weights and populations that are none. */
  readonly faults: readonly Issue[]
}

/** How many of a group took part. */
export interface GroupParticipation {
  readonly labels: readonly string[]
  readonly answered: number
  readonly valid: number
}

/**
 * Counts a result file, block by block.
 *
 * @throws the signal's reason when the work is to stop
 */
export async function countResults(job: CountJob): Promise<CountedResults> {
  const { columns, watch } = job
  const measures = columns.measures.map(({ name }) => name)
  const tally = createPrevalenceTally({
    columns: job.groupColumns,
    measures,
    scores: columns.scores,
  })
  const places = createSheetPlaces(job, tally)
  const wrong: CellFaults = { file: job.file.name, issues: [], unread: { scores: 0, words: 0 } }
  const readSheet = sheetReader(job, wrong)
  const issues: Issue[] = []
  const faults: Issue[] = []
  let values: readonly (readonly string[])[] = measures.map(() => [''])
  let rows = 0
  for (const block of readBlocks(job.file)) {
    issues.push(...block.issues.filter(({ severity }) => severity !== 'info'))
    const placeOf = places.of(block)
    const sheetOf = readSheet(block)
    for (let row = 0; row < block.length; row++) {
      const place = placeOf(row)
      place.n++
      if (place.isQualityUnknown) noteCell(wrong, 'words', block, row, QUALITIES)
      for (const fault of place.faults) noteFault(faults, job, fault, block.rows[row] as number)
      if (place.cell !== null) addSheet(tally, place.cell, sheetOf(row))
    }
    values = measures.map((name, at) => block.categories[name]?.values ?? (values[at] as string[]))
    rows = block.counts.rows
    await breathe(watch, rows)
  }
  return {
    ...sortedTally({ tally, values }),
    participation: places.all.map(participationOf),
    rows,
    unread: wrong.unread,
    issues: [...issues, ...wrong.issues].slice(0, MOST_ISSUES),
    faults,
  }
}

const QUALITIES = { name: STUDENTS.quality, expected: `one of ${QUALITY_STATES.join(', ')}` }

const participationOf = ({ labels, isValid, n }: SheetPlace): GroupParticipation => ({
  labels,
  answered: n,
  valid: isValid ? n : 0,
})

function noteFault(
  faults: Issue[],
  { file }: CountJob,
  { column, received }: SheetPlace['faults'][number],
  row: number,
): void {
  if (faults.length >= MOST_ISSUES) return
  const sides = { expected: 'a number of 0 or more', received }
  faults.push(issue({ code: 'number-invalid', file: file.name, row, column, ...sides }))
}

interface SheetValues {
  readonly categories: Int32Array
  readonly scores: Float64Array
}

/** Reads the measures and scores of a row; what is given back is filled anew for the next row. */
function sheetReader(
  { columns }: CountJob,
  wrong: CellFaults,
): (block: RowBlock) => (row: number) => SheetValues {
  const measures = columns.measures.map(({ name, words }) => wordReader(name, words))
  const scores = columns.scores.map(scoreReader)
  const found: SheetValues = {
    categories: new Int32Array(measures.length),
    scores: new Float64Array(scores.length),
  }
  return (block) => {
    const words = measures.map((reader) => columnOf(block, reader))
    const numbers = scores.map((reader) => columnOf(block, reader))
    return (row) => {
      words.forEach(({ codes, meanings, reader }, at) => {
        const category = meanings[codes[row] as number] as number
        if (Number.isNaN(category)) noteCell(wrong, 'words', block, row, reader)
        found.categories[at] = Number.isNaN(category) ? 0 : category
      })
      numbers.forEach(({ codes, meanings, reader }, at) => {
        const code = codes[row] as number
        const score = meanings[code] as number
        if (Number.isNaN(score) && code !== 0) noteCell(wrong, 'scores', block, row, reader)
        found.scores[at] = score
      })
      return found
    }
  }
}

interface ReadColumn {
  readonly reader: ValueReader
  readonly codes: ArrayLike<number>
  readonly meanings: Float64Array
}

function columnOf({ categories, length }: RowBlock, reader: ValueReader): ReadColumn {
  const column = categories[reader.name]
  const codes = column?.codes ?? new Uint8Array(length)
  return { reader, codes, meanings: reader.meaningsOf(column?.values ?? ['']) }
}
