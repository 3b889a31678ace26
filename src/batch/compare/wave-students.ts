import { mergeRetest, type RetestRule } from '../../cohort/waves/merge-retest.js'
import { studentKey } from '../../io/student-key.js'
import { type Issue, issue } from '../../issue/issue.js'
import {
  cellNumber,
  columnsOf,
  raggedIssues,
  type Table,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'
import type { ResultSet } from './read-result-set.js'

/** What stands in a result file of a person's place. */
export const PLACES = ['school', 'grade', 'class', 'sex'] as const

/** The students of one wave, or a part of them, in columns: entry i of every column is one student. */
export interface WaveStudents {
  readonly entries: Map<string, number>
  /** By name in {@link PLACES}. */
  readonly places: Readonly<Record<(typeof PLACES)[number], string[]>>
  readonly quality: string[]
  /** Indexes into the states of the plan. */
  readonly tier: number[]
  /** Score of each scale, NaN where there is none; one after the other for each entry. */
  scores: Float64Array
  /** Students with a second sheet in another result set of the wave, and those whose second sheet counts. */
  retested: number
  replaced: number
  /** Rows without a student, which nothing can be joined to. */
  keyless: number
}

/** How the students of a wave are read. */
export interface WavePlan {
  readonly states: readonly string[]
  readonly nTiers: number
  readonly rule: RetestRule
  /** Names of score columns. */
  readonly scales: readonly string[]
  /** Only students whose key falls into this part are kept. */
  readonly part: number
  readonly nParts: number
}

/** Reads the result sets of one wave, the retests after what they repeat. */
export function readWave(
  sets: readonly ResultSet[],
  plan: WavePlan,
  report: (found: Issue) => void,
): WaveStudents {
  const wave: WaveStudents = {
    entries: new Map(),
    places: { school: [], grade: [], class: [], sex: [] },
    quality: [],
    tier: [],
    scores: new Float64Array(0),
    retested: 0,
    replaced: 0,
    keyless: 0,
  }
  const texts = new Map<string, string>()
  const intern = (text: string): string => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, text)
    return text
  }
  for (const { students } of sets) readStudents(students, wave, plan, intern, report)
  return wave
}

function readStudents(
  table: Table,
  wave: WaveStudents,
  plan: WavePlan,
  intern: (text: string) => string,
  report: (found: Issue) => void,
): void {
  const columns = columnsOf(table, ['student', 'quality', 'tier', ...PLACES])
  if (!columns.ok) {
    columns.issues.forEach(report)
    return
  }
  const at = (name: string): number => columns.value.get(name) ?? -1
  const [student, quality, tier] = [at('student'), at('quality'), at('tier')]
  const places = PLACES.map((name) => ({ name, position: at(name) }))
  const scales = plan.scales.map((name) => table.header.indexOf(name))
  const own = new Set<number>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  let unknown = 0
  for (const record of tableRecords(table, faults)) {
    const key = studentKey(record[student] ?? '')
    if (key === '') {
      if (plan.part === 0) wave.keyless++
      continue
    }
    if (plan.nParts > 1 && partOf(key, plan.nParts) !== plan.part) continue
    const state = plan.states.indexOf(record[tier] ?? '')
    if (state < 0) {
      unknown++
      continue
    }
    const known = wave.entries.get(key)
    const found = { quality: record[quality] ?? '', tier: state }
    let entry = known ?? wave.quality.length
    if (known !== undefined) {
      // The same student twice in one file: the later row counts, as nobody can say more.
      const isOwn = own.has(known)
      if (!isOwn) wave.retested++
      const earlier = { quality: wave.quality[known] ?? '', tier: wave.tier[known] ?? 0 }
      const merged = mergeRetest(earlier, found, plan.nTiers, isOwn ? 'last' : plan.rule)
      wave.tier[known] = merged.tier
      if (!merged.isLater) continue
      if (!isOwn) wave.replaced++
      entry = known
      found.tier = merged.tier
    } else wave.entries.set(key, entry)
    own.add(entry)
    wave.quality[entry] = intern(found.quality)
    wave.tier[entry] = found.tier
    for (const { name, position } of places)
      wave.places[name][entry] = intern(record[position] ?? '')
    writeScores(wave, entry, scales, record)
  }
  for (const found of raggedIssues(table, faults)) report(found)
  if (unknown > 0) report(unknownTiers(table, plan, unknown))
}

function writeScores(
  wave: WaveStudents,
  entry: number,
  scales: readonly number[],
  record: readonly string[],
): void {
  const from = entry * scales.length
  if (from + scales.length > wave.scores.length) {
    const larger = new Float64Array(Math.max(4096, 2 * (from + scales.length))).fill(Number.NaN)
    larger.set(wave.scores)
    wave.scores = larger
  }
  scales.forEach((position, scale) => {
    wave.scores[from + scale] = cellNumber(record[position])
  })
}

function unknownTiers(table: Table, { states }: WavePlan, count: number): Issue {
  return issue({
    code: 'unknown-reference',
    severity: 'warning',
    file: table.name,
    column: 'tier',
    expected: states.slice(0, -1).join(', '),
    received: `${count} rows with another tier; they are passed over`,
  })
}

/** Part of a key by a hash of its characters (FNV-1a). */
function partOf(key: string, nParts: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++)
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0
  return hash % nParts
}
