import type { CutScoreSet, Instrument, Scale } from '../../instrument/instrument.js'
import type { Language, Text } from '../../issue/text.js'
import { textIn } from '../../issue/text.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { STATUSES } from '../../score/statuses.js'
import type { GuardedFile } from '../door/guard-door.js'
import { type DescribedColumn, describeColumns } from '../result/describe-columns.js'
import { resultNames } from '../result/row-sink.js'
import type { ColumnDetail } from '../result/score-columns.js'
import { OWN_COLUMNS } from '../result/table-sink.js'

/** What a codebook says of one column of a result. */
export interface CodebookRow {
  readonly name: string
  readonly label: Text
  readonly type: 'text' | 'whole' | 'number' | 'category'
  /** Id, version and variant; '' for columns that are no scores. */
  readonly instrument: string
  readonly scale: string
  readonly minimum: number | null
  readonly maximum: number | null
  /** Values of a category with what they stand for. */
  readonly values: DescribedColumn['values']
  /** Bands with the scores from which they hold, a line for each group of persons. */
  readonly cutScores: readonly string[]
  /** Statuses of sheets for which the cell is empty. */
  readonly missing: readonly string[]
  /** Full citations. */
  readonly sources: readonly string[]
}

const NOTHING = {
  ...{ instrument: '', scale: '', minimum: null, maximum: null },
  ...{ values: [], cutScores: [], missing: [], sources: [] },
} as const

/** Statuses without a raw score, and without a standard score. */
const NO_RAW = STATUSES.slice(2, 5)
const NO_STANDARD = STATUSES.slice(2)

/** The codebook of a result: one row for each column, in its order. */
export function codebookRows(
  compiled: readonly CompiledInstrument[],
  { file, carried }: GuardedFile,
  detail: ColumnDetail,
): CodebookRow[] {
  const theirs = carried.map(({ index }) => file.columns[index]?.header ?? '')
  const described = describeColumns(compiled, detail)
  const ours = ['row', 'notes', ...described.map(({ name }) => name)]
  const [row = '', notes = '', ...names] = resultNames(theirs, ours)
  return [
    ...carried.map(({ kind }, index): CodebookRow => {
      const name = theirs[index] as string
      const label = { en: 'as in the file of answers', zh: '与答卷文件相同' }
      return { ...NOTHING, name, label, type: kind }
    }),
    { ...NOTHING, name: row, label: OWN_COLUMNS.row, type: 'whole' },
    { ...NOTHING, name: notes, label: OWN_COLUMNS.notes, type: 'text' },
    ...described.map((column, index) =>
      scoreRow(names[index] as string, column, compiled[column.source] as CompiledInstrument),
    ),
  ]
}

function scoreRow(
  name: string,
  { about, label, kind, values }: DescribedColumn,
  { instrument }: CompiledInstrument,
): CodebookRow {
  const { id, version, variant } = instrument
  const whole = { ...NOTHING, name, label, values, type: kind }
  const named = `${id}${variant === null ? '' : `@${variant}`} ${version}`
  if (about.kind === 'outcome') {
    const rule = instrument.rules[about.rule]
    const sources = citations(instrument, [rule?.source])
    return {
      ...whole,
      instrument: named,
      scale: rule?.id ?? '',
      missing: ['not-administered'],
      sources,
    }
  }
  const scale = instrument.scales[about.scale] as Scale
  const isRaw = about.kind === 'raw' || about.kind === 'low' || about.kind === 'high'
  const isBand = about.kind === 'band'
  const cuts = isBand ? scale.cutScoreSets.flatMap(({ cutScores }) => cutScores) : []
  return {
    ...whole,
    instrument: named,
    scale: scale.id,
    minimum: isRaw ? scale.attainable.minimum : null,
    maximum: isRaw ? scale.attainable.maximum : null,
    cutScores: isBand ? scale.cutScoreSets.map((set) => cutText(set)) : [],
    missing: emptyWhere(about.kind, scale),
    sources: citations(instrument, [scale.source, ...cuts.map(({ source }) => source)]),
  }
}

function emptyWhere(kind: string, { cutScoresOn }: Scale): readonly string[] {
  if (kind === 'raw') return NO_RAW
  if (kind === 'standard') return NO_STANDARD
  if (kind === 'band') return cutScoresOn === 'raw' ? NO_RAW : NO_STANDARD
  return []
}

function cutText({ group, cutScores }: CutScoreSet): string {
  const who = Object.entries(group).map(
    ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  const bands = cutScores.map(({ at, strict, band }) => {
    if (at === null) return `${band} below`
    return `${band} ${strict ? '>' : '>='} ${at}`
  })
  return `${who.length === 0 ? '' : `${who.join(', ')}: `}${bands.join('; ')}`
}

/** Full citations of the keys of sources, each once. */
export function citations(
  { references }: Pick<Instrument, 'references'>,
  sources: Iterable<string | null | undefined>,
): string[] {
  const keys = [...new Set(sources)].filter((key) => key !== null && key !== undefined)
  return keys.map((key) => {
    const found = references[key]
    return found === undefined
      ? key
      : `${found.text}${found.doi === undefined ? '' : ` doi:${found.doi}`}`
  })
}

/** Values with what they stand for, such as `mild = 轻度`. */
export function valuesText({ values }: CodebookRow, language: Language): string {
  return values.map(({ value, label }) => `${value} = ${textIn(label, language)}`).join('; ')
}
