import {
  countSheet,
  createPrevalenceTally,
  type PrevalenceTally,
} from '../../cohort/prevalence/prevalence-tally.js'
import type { SurveyPlace } from '../../cohort/survey/survey-sample.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { type Issue, issue } from '../../issue/issue.js'
import { SEXES } from '../../table/blocks.js'
import { QUALITY, STUDENTS } from '../table/students-file.js'
import { type DesignTable, studentOf } from './read-design.js'
import type { ResultsColumns } from './results-columns.js'

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
  readonly watch: { readonly signal: AbortSignal; readonly onRows: (rows: number) => void }
}

/** Results counted. */
export interface CountedResults {
  readonly tally: PrevalenceTally
  /** Names of each measure's categories; place 0 stands for none. */
  readonly values: readonly (readonly string[])[]
  /** Sheets by group columns, joined with the null character: answered, valid. */
  readonly participation: ReadonlyMap<string, { answered: number; valid: number }>
  readonly rows: number
  readonly issues: readonly Issue[]
}

const MOST_ISSUES = 1000

/** Counts a result file, block by block. */
export function countResults(job: CountJob): CountedResults {
  const { columns, groupColumns, watch } = job
  const measures = columns.measures.map(({ name }) => name)
  const tally = createPrevalenceTally({ columns: groupColumns, measures, scores: columns.scores })
  const participation = new Map<string, { answered: number; valid: number }>()
  const issues: Issue[] = []
  let values: readonly (readonly string[])[] = measures.map(() => [])
  let rows = 0
  for (const block of readBlocks(job.file)) {
    if (watch.signal.aborted) break
    issues.push(...block.issues.filter(({ severity }) => severity !== 'info'))
    const reader = readerOf(job, block, issues)
    for (let row = 0; row < block.length; row++) {
      const quality = reader.textOf(STUDENTS.quality, row)
      const labels = groupColumns.map((name) => reader.textOf(name, row))
      const isValid = quality === QUALITY.valid || quality === ''
      countParticipant(participation, labels, isValid)
      if (isValid || (job.sheets === 'all' && quality !== QUALITY.invalid)) {
        const sheet = reader.sheetOf(row)
        if (sheet !== null) countSheet(tally, { ...sheet, labels })
      }
    }
    values = measures.map((name) => [...(block.categories[name]?.values ?? [])])
    rows = block.counts.rows
    watch.onRows(rows)
  }
  return { tally, values, participation, rows, issues: issues.slice(0, MOST_ISSUES) }
}

function countParticipant(
  participation: Map<string, { answered: number; valid: number }>,
  labels: readonly string[],
  isValid: boolean,
): void {
  const key = labels.join('\u0000')
  const counts = participation.get(key) ?? { answered: 0, valid: 0 }
  participation.set(key, counts)
  counts.answered++
  if (isValid) counts.valid++
}

interface RowReader {
  readonly textOf: (name: string, row: number) => string
  /** Null where its weight or population cannot be read. */
  readonly sheetOf: (row: number) => {
    readonly place: SurveyPlace
    readonly weight: number
    readonly categories: readonly number[]
    readonly scores: readonly number[]
  } | null
}

function readerOf(job: CountJob, block: RowBlock, issues: Issue[]): RowReader {
  const { columns, design, joined } = job
  const measures = columns.measures.map(({ name }) => block.categories[name])
  const scores = columns.scores.map((name) => block.categories[name])
  const own = (name: string, row: number): string => {
    if (name === STUDENTS.student) return studentOf(block, row)
    if (name === STUDENTS.sex)
      return block.persons.sex[row] ? (SEXES[block.persons.sex[row]] ?? '') : ''
    const column = block.categories[name]
    return column?.values[column.codes[row] as number] ?? ''
  }
  const textOf = (name: string, row: number): string =>
    joined?.columns.includes(name)
      ? (joined.rows.get(own(joined.key, row))?.[name] ?? '')
      : own(name, row)
  const numberOf = (name: string, row: number): number => {
    const text = textOf(name, row)
    const value = text === '' ? Number.NaN : Number(text)
    if (value >= 0 || issues.length >= MOST_ISSUES) return value
    const place = { file: job.file.name, row: block.rows[row] as number, column: name }
    const received = text === '' ? 'none' : 'something else'
    issues.push(
      issue({ code: 'number-invalid', ...place, expected: 'a number of 0 or more', received }),
    )
    return Number.NaN
  }
  return {
    textOf,
    sheetOf: (row) => {
      const populations = design.populations.map((name) => numberOf(name, row))
      const weight = design.weights === null ? 1 : numberOf(design.weights, row)
      if (Number.isNaN(weight) || populations.some(Number.isNaN)) return null
      const place: SurveyPlace = {
        stratum: design.strata === null ? '' : textOf(design.strata, row),
        clusters: design.clusters.map((name) => textOf(name, row)),
        populations,
      }
      return {
        place,
        weight,
        categories: measures.map((column) => column?.codes[row] ?? 0),
        scores: scores.map((column) => {
          const text = column?.values[column.codes[row] as number] ?? ''
          return text === '' ? Number.NaN : Number(text)
        }),
      }
    },
  }
}
