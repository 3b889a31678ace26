import { mergeRetest, type RetestRule } from '../../cohort/waves/merge-retest.js'
import { createStudentKeys, NO_STUDENT, type StudentKeys } from '../../io/student-keys.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Twins } from '../report/told-twins.js'
import { columnsOf, raggedIssues, type Table, type TableFaults } from '../table/open-table.js'
import {
  DISTRICT,
  type GroupPlace,
  QUALITY,
  STUDENT_PLACES,
  STUDENTS,
  type StudentPlace,
} from '../table/students-file.js'
import { type ColumnBlock, type TextColumn, tableColumns } from '../table/table-columns.js'
import {
  createNumberColumn,
  lengthenNumbers,
  type NumberColumn,
  setNumber,
} from './number-column.js'
import type { ResultSet } from './read-result-set.js'
import { toldSchools } from './told-schools.js'
import { addWords, createWords, NO_WORD, type Words } from './words.js'

/** The students of several waves, or a part of them: a number each, by which every wave has its columns. */
export interface JoinedStudents {
  readonly keys: StudentKeys
  readonly words: Words
  readonly waves: readonly WaveStudents[]
}

/** The students of one wave by number. */
export interface WaveStudents {
  /** Indexes into the states of the plan; {@link NO_SHEET} for students without a sheet in this wave. */
  state: Uint8Array
  /** What the files say, and the quality of the sheet: codes of words. */
  readonly places: Record<StudentPlace | 'quality', Int32Array>
  /** The same as counts have it: schools are called as no other is. */
  groups: Readonly<Record<GroupPlace, Int32Array>>
  readonly scores: readonly NumberColumn[]
  /** Number of the file in which a student was last seen, from 1. */
  lastSeen: Uint16Array
  students: number
  /** Students with a second sheet in another result set of the wave, and those whose second sheet counts. */
  retested: number
  replaced: number
  /** Rows without a student, which nothing can be joined to. */
  keyless: number
}

export const NO_SHEET = 255

/** How students are read. */
export interface WavePlan {
  readonly states: readonly string[]
  readonly nTiers: number
  readonly rule: RetestRule
  /** Names of score columns. */
  readonly scales: readonly string[]
  /** Only students whose key falls into this part are kept. */
  readonly part: number
  readonly nParts: number
  readonly twins: Twins
}

const COLUMNS = [...STUDENT_PLACES, STUDENTS.quality] as const

type PlaceName = (typeof COLUMNS)[number]

/** Reads the result sets of each wave, the retests after what they repeat. */
export function readWaves(
  waves: readonly (readonly ResultSet[])[],
  plan: WavePlan,
  report: (found: Issue) => void,
): JoinedStudents {
  const keys = createStudentKeys()
  const words = createWords()
  const read = waves.map((sets) => {
    const wave = createWave(plan)
    sets.forEach(({ students }, index) => {
      readStudents({ table: students, number: index + 1, wave, keys, words, plan, report })
    })
    return wave
  })
  for (const wave of read) {
    lengthen(wave, keys.size)
    wave.groups = { ...wave.places, school: toldSchools(wave.places, words, plan.twins) }
  }
  return { keys, words, waves: read }
}

function createWave({ scales }: WavePlan): WaveStudents {
  const none = new Int32Array(0)
  const places = { district: none, school: none, grade: none, class: none, sex: none }
  return {
    state: new Uint8Array(0),
    places: { ...places, quality: none },
    groups: places,
    scores: scales.map(createNumberColumn),
    lastSeen: new Uint16Array(0),
    students: 0,
    retested: 0,
    replaced: 0,
    keyless: 0,
  }
}

/** Makes room for students below a number. */
function lengthen(wave: WaveStudents, length: number): void {
  const state = new Uint8Array(length).fill(NO_SHEET)
  state.set(wave.state.subarray(0, length))
  wave.state = state
  const lastSeen = new Uint16Array(length)
  lastSeen.set(wave.lastSeen.subarray(0, length))
  wave.lastSeen = lastSeen
  for (const name of COLUMNS) {
    const codes = new Int32Array(length)
    codes.set(wave.places[name].subarray(0, length))
    wave.places[name] = codes
  }
  for (const scores of wave.scores) lengthenNumbers(scores, length)
}

interface Reading {
  readonly table: Table
  /** Of the file among those of its wave, from 1. */
  readonly number: number
  readonly wave: WaveStudents
  readonly keys: StudentKeys
  readonly words: Words
  readonly plan: WavePlan
  readonly report: (found: Issue) => void
}

/** Columns that the file has, the quality last, and for each the codes of its texts among the words. */
interface SheetReading extends Reading {
  readonly names: readonly PlaceName[]
  readonly translate: readonly (readonly number[])[]
}

function readStudents(reading: Reading): void {
  const { table, wave, keys, plan, report } = reading
  const names = COLUMNS.filter((name) => name !== DISTRICT || table.header.includes(name))
  const columns = columnsOf(table, [STUDENTS.student, STUDENTS.tier, ...names])
  if (!columns.ok) {
    columns.issues.forEach(report)
    return
  }
  const at = (name: string): number => columns.value.get(name) ?? -1
  const wanted = {
    student: { at: at(STUDENTS.student), keys, part: { index: plan.part, of: plan.nParts } },
    texts: [STUDENTS.tier, ...names].map(at),
    numbers: plan.scales.map((name) => table.header.indexOf(name)),
  }
  const faults: TableFaults = { ragged: 0, first: 0 }
  const translate = wanted.texts.map((): number[] => [])
  const sheets: SheetReading = { ...reading, names, translate }
  let unknown = 0
  for (const block of tableColumns(table, wanted, faults)) {
    if (keys.size > wave.state.length) lengthen(wave, Math.max(4096, 2 * keys.size))
    const [tiers, ...texts] = block.texts as [TextColumn, ...TextColumn[]]
    const states = tiers.values.map((tier) => plan.states.indexOf(tier))
    texts.forEach(({ values }, index) => {
      addWords(reading.words, values, translate[index] as number[])
    })
    for (let row = 0; row < block.length; row++) {
      const state = states[tiers.codes[row] as number] as number
      if (block.students[row] === NO_STUDENT) wave.keyless++
      else if (state < 0) unknown++
      else takeSheet(sheets, block, row, state)
    }
  }
  for (const found of raggedIssues(table, faults)) report(found)
  if (unknown > 0) report(unknownTiers(table, plan, unknown))
}

/** Merges a sheet into the wave. The same student twice in one file: the later row counts, as nobody can say more. */
function takeSheet(
  { number, wave, words, plan, names, translate }: SheetReading,
  block: ColumnBlock,
  row: number,
  state: number,
): void {
  const student = block.students[row] as number
  const codeAt = (index: number): number => {
    const column = block.texts[index + 1] as TextColumn
    return (translate[index] as readonly number[])[column.codes[row] as number] as number
  }
  const quality = words.values[codeAt(names.length - 1)] ?? ''
  let merged = state
  if (wave.state[student] === NO_SHEET) wave.students++
  else {
    const isOwn = wave.lastSeen[student] === number
    if (!isOwn) wave.retested++
    const earlier = {
      quality: words.values[wave.places.quality[student] as number] ?? '',
      tier: wave.state[student] as number,
    }
    const rule = isOwn ? 'last' : plan.rule
    const found = mergeRetest(earlier, { quality, tier: state }, plan.nTiers, rule)
    wave.state[student] = found.tier
    if (!found.isLater) return
    if (!isOwn) wave.replaced++
    merged = found.tier
  }
  wave.lastSeen[student] = number
  wave.state[student] = merged
  if (names.length < COLUMNS.length) wave.places.district[student] = NO_WORD
  for (let index = 0; index < names.length; index++)
    wave.places[names[index] as PlaceName][student] = codeAt(index)
  for (let scale = 0; scale < block.numbers.length; scale++)
    setNumber(
      wave.scores[scale] as NumberColumn,
      student,
      (block.numbers[scale] as Float64Array)[row] as number,
    )
}

/** Scores of invalid sheets are in no mean. */
export function isUsed(
  { places, state }: WaveStudents,
  { codeOf }: Words,
  student: number,
): boolean {
  return state[student] !== NO_SHEET && places.quality[student] !== codeOf.get(QUALITY.invalid)
}

function unknownTiers(table: Table, { states }: WavePlan, count: number): Issue {
  return issue({
    code: 'unknown-reference',
    severity: 'warning',
    file: table.name,
    column: STUDENTS.tier,
    expected: states.slice(0, -1).join(', '),
    received: `${count} rows with another tier; they are passed over`,
  })
}
