import { changeClass } from '../../cohort/waves/change-class.js'
import { pairedChange } from '../../cohort/waves/paired-change.js'
import { type ChangeGroup, reliableChangeIndex } from '../../cohort/waves/reliable-change.js'
import {
  AFTER_TIERS,
  type Outcome,
  outcomeOf,
  type TransitionPlan,
} from '../../cohort/waves/transitions.js'
import {
  createByteWriter,
  takeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from '../../io/byte-writer.js'
import { studentText } from '../../io/student-keys.js'
import { STUDENTS, type StudentPlace, scaleOfRaw, studentPlaces } from '../table/students-file.js'
import type { ComparedScale, CompareJob, PairSums } from './compare-waves.js'
import { type NumberColumn, numberAt } from './number-column.js'
import { isUsed, type JoinedStudents, NO_SHEET, type WaveStudents } from './wave-students.js'
import { NO_WORD, type Words } from './words.js'

/** Writes the restricted file: one row a student, with place, quality and tier in each wave, then each change. */
export interface ChangeWriter {
  /** The rows of the students from a number to another (excluded); the first call begins with the header. */
  readonly rows: (joined: JoinedStudents, from: number, to: number) => Uint8Array
}

const CLASS_PLACES = { deteriorated: 0, unchanged: 1, improved: 2, crossed: 2 } as const

/** Columns of a wave that are words of the file. */
const wordColumns = ({ waves }: CompareJob): readonly (StudentPlace | 'quality')[] => [
  ...studentPlaces(waves.flatMap(({ sets }) => sets.map(({ students }) => students.header))),
  STUDENTS.quality,
]

export function changeRows(
  job: CompareJob,
  plan: TransitionPlan,
  pairs: readonly PairSums[],
): ChangeWriter {
  const writer = createByteWriter(1 << 20)
  const groups = pairs.map(({ scales }) =>
    scales.map((sums, scale) => groupOf(sums, job.scales[scale])),
  )
  const columns = wordColumns(job)
  writeHeader(writer, headerOf(job))
  const absent = plan.nTiers + AFTER_TIERS.absent
  const outcomes = outcomeTable(plan)
  const stateAt = ({ state }: WaveStudents, student: number): number => {
    const own = state[student] as number
    return own === NO_SHEET ? absent : own
  }
  const number = (value: number): void => {
    writeComma(writer)
    writeNumber(writer, value)
  }
  const writeChange = (pair: number, scale: number, first: number, second: number): void => {
    number(first)
    number(second)
    number(second - first)
    const group = groups[pair]?.[scale] ?? null
    if (group === null) return
    const rci = reliableChangeIndex(first, second, group, job.method)
    const named = classOf(rci, first, second, job.scales[scale] as ComparedScale)
    number(rci)
    writeComma(writer)
    if (named === null) return
    writeText(writer, named)
    const counts = pairs[pair]?.classes[scale] as [number, number, number]
    counts[CLASS_PLACES[named]]++
  }
  const writeWave = (wave: WaveStudents, { values }: Words, student: number): void => {
    const isThere = wave.state[student] !== NO_SHEET
    for (const name of columns) {
      writeComma(writer)
      if (isThere) writeText(writer, values[wave.places[name][student] as number] as string)
    }
    writeComma(writer)
    writeText(writer, plan.states[stateAt(wave, student)] as string)
  }
  const writeStudent = ({ keys, words, waves }: JoinedStudents, student: number): void => {
    writeText(writer, studentText(keys, student))
    writeComma(writer)
    writeText(writer, hasMoved(waves, student) ? 'yes' : 'no')
    for (const wave of waves) writeWave(wave, words, student)
    for (let pair = 0; pair < pairs.length; pair++) {
      const [before, after] = [waves[pair] as WaveStudents, waves[pair + 1] as WaveStudents]
      const [from, to] = [stateAt(before, student), stateAt(after, student)]
      writeComma(writer)
      if (from !== absent || to !== absent) writeText(writer, outcomes[from]?.[to] as string)
      const isPair = isUsed(before, words, student) && isUsed(after, words, student)
      const scoreOf = ({ scores }: WaveStudents, scale: number): number =>
        isPair ? numberAt(scores[scale] as NumberColumn, student) : Number.NaN
      for (let scale = 0; scale < job.scales.length; scale++)
        writeChange(pair, scale, scoreOf(before, scale), scoreOf(after, scale))
    }
    writeNewline(writer)
  }
  return {
    rows: (joined, from, to) => {
      for (let student = from; student < to; student++)
        if (joined.waves.some(({ state }) => state[student] !== NO_SHEET))
          writeStudent(joined, student)
      return takeBytes(writer)
    },
  }
}

/** What became of a student, by state before and after. */
function outcomeTable(plan: TransitionPlan): readonly (readonly Outcome[])[] {
  return plan.states.map((_, from) => plan.states.map((_, to) => outcomeOf(plan, from, to)))
}

/** A neutral scale has no better and no worse: its changes are named as if higher were worse only where it says so. */
function classOf(
  rci: number,
  first: number,
  second: number,
  { direction }: ComparedScale,
): keyof typeof CLASS_PLACES | null {
  return direction === 'neutral' ? null : changeClass(rci, first, second, direction)
}

/** What the index of a scale rests on; null without a reliability. */
export function groupOf(
  sums: PairSums['scales'][number],
  scale: ComparedScale | undefined,
): ChangeGroup | null {
  const reliability = scale?.reliability
  if (reliability === null || reliability === undefined) return null
  const { mean1, mean2, sd1, sd2, correlation, n } = pairedChange(sums)
  if (n < 2) return null
  return { mean1, mean2, sd1, sd2, correlation, reliability: reliability.value }
}

/**
 * Whether the waves in which the student has a sheet name different schools; a wave that names none, or of several schools
 * of a name does not say which, says nothing.
 */
function hasMoved(waves: readonly WaveStudents[], student: number): boolean {
  let school = -1
  let told = -1
  for (const { state, places, groups } of waves) {
    if (state[student] === NO_SHEET) continue
    const own = places.school[student] as number
    if (own === NO_WORD) continue
    if (school >= 0 && own !== school) return true
    school = own
    if (places.district[student] === NO_WORD) continue
    const called = groups.school[student] as number
    if (told >= 0 && called !== told) return true
    told = called
  }
  return false
}

function headerOf(job: CompareJob): string[] {
  const { waves, scales } = job
  const columns = wordColumns(job)
  const names = waves.map(({ wave }) => wave)
  return [
    STUDENTS.student,
    'changed_school',
    ...names.flatMap((wave) => [...columns, STUDENTS.tier].map((one) => `${wave}_${one}`)),
    ...names.slice(1).flatMap((to, index) => {
      const pair = `${names[index]}>${to}`
      return [
        `${pair}_outcome`,
        ...scales.flatMap(({ column, reliability }) => {
          const scale = scaleOfRaw(column)
          const parts = [
            'before',
            'after',
            'change',
            ...(reliability === null ? [] : ['rci', 'class']),
          ]
          return parts.map((part) => `${pair}_${scale}_${part}`)
        }),
      ]
    }),
  ]
}
