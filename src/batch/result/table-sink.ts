import { createByteWriter } from '../../io/byte-writer.js'
import type {
  TableWriter,
  WrittenCells,
  WrittenColumn,
  WrittenFormat,
} from '../../io/formats-out/table-writer.js'
import type { RowBlock } from '../../io/row-block.js'
import { type Language, textIn } from '../../issue/text.js'
import { explainScores } from '../../risk/explain-scores.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScoreBuffer } from '../../score/score-buffer.js'
import type { CarriedColumn } from '../door/scan-carried.js'
import { createCellPool } from './cell-pool.js'
import { type DescribedColumn, describeColumns } from './describe-columns.js'
import { type RowSink, resultNames } from './row-sink.js'
import { scoreCells } from './score-cells.js'
import { type ColumnDetail, columnPrefixes } from './score-columns.js'
import { type ScoreNotes, scoreNotes } from './score-notes.js'

/** What a table of results is made of and how it is said. */
export interface TableSinkOptions {
  readonly format: WrittenFormat
  readonly detail: ColumnDetail
  readonly language: Language
  /** What the carried columns hold, in their order. */
  readonly carried: readonly CarriedColumn[]
}

/** Labels of our own columns beside the scores. */
export const OWN_COLUMNS = {
  row: {
    en: 'row in the file of answers, 1 below the header',
    zh: '在答卷文件中的行号（表头下第一行为 1）',
  },
  notes: { en: 'what is prorated or not scored, and why', zh: '折算或未计分的项目及原因' },
} as const

/** Scored rows as a table of typed columns, for every format beside CSV. */
export function tableSink(
  compiled: readonly CompiledInstrument[],
  options: TableSinkOptions,
  write: (bytes: Uint8Array) => void,
): RowSink {
  const { format, detail, language } = options
  const prefixes = columnPrefixes(compiled)
  const described = describeColumns(compiled, detail)
  const pool = createCellPool()
  const noters = compiled.map((one, index) => scoreNotes(one, prefixes[index] as string, pool))
  let writer: TableWriter | null = null
  return {
    async begin(theirs) {
      writer = await format.open(columnsOf(theirs, described, options), write)
    },
    block(block, scores) {
      const { notes, noted } = notesOf(noters, block, scores)
      const rows = Float64Array.from(block.rows.subarray(0, block.length))
      writer?.block({
        length: block.length,
        columns: [
          ...carriedCells(block, options),
          rows,
          notes,
          ...ownCells(described, compiled, block, scores),
        ],
        explain: (row) =>
          compiled.flatMap((one, index) => [
            textIn(one.instrument.names, language),
            ...explainScores(one, scores[index] as ScoreBuffer, row, language),
          ]),
      })
      return noted
    },
    end: () => writer?.end() ?? [],
  }
}

function columnsOf(
  theirs: readonly string[],
  described: readonly DescribedColumn[],
  { language, carried: held }: TableSinkOptions,
): WrittenColumn[] {
  const ours = ['row', 'notes', ...described.map(({ name }) => name)]
  const [row = '', notes = '', ...names] = resultNames(theirs, ours)
  return [
    ...theirs.map((name, index): WrittenColumn => {
      return { name, kind: held[index]?.kind ?? 'text', label: name, values: [] }
    }),
    { name: row, kind: 'whole', label: textIn(OWN_COLUMNS.row, language), values: [] },
    { name: notes, kind: 'text', label: textIn(OWN_COLUMNS.notes, language), values: [] },
    ...described.map(({ kind, label, values }, index): WrittenColumn => {
      const labelled = values.map((one) => ({
        value: one.value,
        label: textIn(one.label, language),
      }))
      return {
        name: names[index] as string,
        kind,
        label: textIn(label, language),
        values: labelled,
      }
    }),
  ]
}

function carriedCells(block: RowBlock, { carried }: TableSinkOptions): WrittenCells[] {
  return block.carried.map(({ values }, index) => {
    if ((carried[index]?.kind ?? 'text') === 'text') return values
    return Float64Array.from({ length: block.length }, (_, row) => {
      const cell = values[row] ?? ''
      return cell === '' ? Number.NaN : Number(cell)
    })
  })
}

function ownCells(
  described: readonly DescribedColumn[],
  compiled: readonly CompiledInstrument[],
  { length }: RowBlock,
  scores: readonly ScoreBuffer[],
): WrittenCells[] {
  return described.map((column) =>
    scoreCells(
      column,
      compiled[column.source] as CompiledInstrument,
      scores[column.source] as ScoreBuffer,
      length,
    ),
  )
}

const decoder = new TextDecoder()

function notesOf(
  noters: readonly ScoreNotes[],
  block: RowBlock,
  scores: readonly ScoreBuffer[],
): { readonly notes: readonly string[]; readonly noted: number } {
  noters.forEach((noter, index) => {
    noter.take(scores[index] as ScoreBuffer, block.persons)
  })
  const writer = createByteWriter()
  let noted = 0
  const notes = Array.from({ length: block.length }, (_, row) => {
    writer.length = 0
    for (const noter of noters) noter.write(writer, 0, row)
    if (writer.length > 0) noted++
    return decoder.decode(writer.bytes.subarray(0, writer.length))
  })
  return { notes, noted }
}
