import { type HeaderParts, parseHeader, parseHeaderAt } from './parse-header.js'
import type { ColumnProfile } from './profile-table.js'

/** A column that may hold an item, and what its header says. */
export interface Candidate {
  readonly column: ColumnProfile
  readonly parts: HeaderParts
}

/** Columns one behind the other that look like the items of a block. */
export interface Segment {
  readonly group: string | null
  readonly columns: readonly Candidate[]
}

const ATTENTION =
  /请(?:直接)?选择?[“"'「].|请(?:在)?(?:本|此)题(?:请)?选|(?:本|此)题请选|请选.{0,12}(?:选项|一项)|注意力(?:检测|检查|测试|测验|监测|题)|测谎|attention[\s_-]*(?:check|test|item|question|filter|trap)|^(?:attention|attn|instructed)(?:[\s_-]*\d+)?$|instructed[\s_-]*(?:item|response|answer)|bogus|(?:please\s+)?(?:select|choose|tick|mark)\s+["“'‘]|to show (?:that )?you/i

/**
 * Whether a column tells what to answer instead of asking: 注意力 and `attention` alone are what many an item asks about,
 * and what the question of a matrix tells (请选择最符合的选项) is told of all its rows.
 */
export function isAttentionItem(
  { header, text }: ColumnProfile,
  at: number,
  columns: readonly ColumnProfile[],
): boolean {
  return [...new Set([header, text])].some((name) => {
    const { words } = name === header ? parseHeaderAt(columns, at) : parseHeader(name)
    return ATTENTION.test(words === '' ? name.normalize('NFKC') : words)
  })
}

const MOST_ANSWERS = 13

/** Whether what stands in a column could be answers to one item: few different short texts, none of several choices. */
export function isAnswerLike({ values, isMany, isPrivate }: ColumnProfile): boolean {
  if (isPrivate || isMany || values.size > MOST_ANSWERS) return false
  return [...values.keys()].every((text) => !text.includes('┋') && text.length <= 60)
}

/**
 * Runs of columns that may hold items. What is in `isOther` and what has no answers ends a run; items that tell what to
 * answer are passed over and end none.
 */
export function segmentsOf(
  columns: readonly ColumnProfile[],
  isOther: (column: ColumnProfile) => boolean,
): Segment[] {
  const segments: { group: string | null; columns: Candidate[] }[] = []
  let isOpen = false
  for (const [at, column] of columns.entries()) {
    if (isAttentionItem(column, at, columns)) continue
    if (isOther(column) || !isAnswerLike(column)) {
      isOpen = false
      continue
    }
    const parts = parseHeaderAt(columns, at)
    const words = column.text === column.header ? parts.words : parseHeader(column.text).words
    const candidate = { column, parts: { ...parts, words } }
    const last = segments.at(-1)
    if (isOpen && last !== undefined && belongsTo(candidate, last.columns.at(-1)))
      last.columns.push(candidate)
    else segments.push({ group: parts.group, columns: [candidate] })
    isOpen = true
  }
  return segments
}

/** Of the same group as the one before, with a higher number where both have one, or further down in the same question. */
function belongsTo({ parts }: Candidate, before: Candidate | undefined): boolean {
  if (before === undefined || parts.group !== before.parts.group) return false
  if (parts.number === null || before.parts.number === null) return true
  const [row, rowBefore] = [parts.row ?? 0, before.parts.row ?? 0]
  if (parts.number === before.parts.number) return row > rowBefore
  return parts.number > before.parts.number && row >= rowBefore
}
