import { changeClass } from '../../cohort/waves/change-class.js'
import { pairedChange } from '../../cohort/waves/paired-change.js'
import { type ChangeGroup, reliableChangeIndex } from '../../cohort/waves/reliable-change.js'
import { AFTER_TIERS, outcomeOf, type TransitionPlan } from '../../cohort/waves/transitions.js'
import {
  createByteWriter,
  takeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from '../../io/byte-writer.js'
import type { ComparedScale, CompareJob, PairSums } from './compare-waves.js'
import { isUsed } from './compare-waves.js'
import { PLACES, type WaveStudents } from './wave-students.js'

/** Writes the restricted file: one row a student, with place, quality and tier in each wave, then each change. */
export interface ChangeWriter {
  /** The rows of these students; the first call begins with the header. */
  readonly rows: (waves: readonly WaveStudents[], keys: readonly string[]) => Uint8Array
}

const CLASS_PLACES = { deteriorated: 0, unchanged: 1, improved: 2, crossed: 2 } as const

export function changeRows(
  job: CompareJob,
  plan: TransitionPlan,
  pairs: readonly PairSums[],
): ChangeWriter {
  const writer = createByteWriter(1 << 20)
  const groups = pairs.map(({ scales }) =>
    scales.map((sums, scale) => groupOf(sums, job.scales[scale])),
  )
  writeHeader(writer, headerOf(job))
  const absent = plan.nTiers + AFTER_TIERS.absent
  const writeStudent = (waves: readonly WaveStudents[], key: string): void => {
    const entries = waves.map(({ entries: known }) => known.get(key) ?? -1)
    writeText(writer, key)
    writeComma(writer)
    writeText(writer, hasMoved(waves, entries) ? 'yes' : 'no')
    waves.forEach((wave, index) => {
      const entry = entries[index] as number
      for (const place of PLACES) cell(entry < 0 ? '' : (wave.places[place][entry] ?? ''))
      cell(entry < 0 ? '' : (wave.quality[entry] ?? ''))
      cell(plan.states[entry < 0 ? absent : (wave.tier[entry] as number)] ?? '')
    })
    pairs.forEach((pair, index) => {
      const [before, after] = [waves[index] as WaveStudents, waves[index + 1] as WaveStudents]
      const [first, second] = [entries[index] as number, entries[index + 1] as number]
      const from = first < 0 ? absent : (before.tier[first] as number)
      const to = second < 0 ? absent : (after.tier[second] as number)
      cell(first < 0 && second < 0 ? '' : outcomeOf(plan, from, to))
      const isPair = first >= 0 && second >= 0 && isUsed(before, first) && isUsed(after, second)
      job.scales.forEach((scale, at) => {
        const score = (wave: WaveStudents, entry: number): number =>
          isPair ? (wave.scores[entry * job.scales.length + at] as number) : Number.NaN
        const [x1, x2] = [score(before, first), score(after, second)]
        number(x1)
        number(x2)
        number(x2 - x1)
        const group = groups[index]?.[at] ?? null
        if (group === null) return
        const rci = reliableChangeIndex(x1, x2, group, job.method)
        const named = classOf(rci, x1, x2, scale)
        number(rci)
        cell(named ?? '')
        if (named !== null) {
          const counts = pair.classes[at] as [number, number, number]
          counts[CLASS_PLACES[named]]++
        }
      })
    })
    writeNewline(writer)
  }
  const cell = (text: string): void => {
    writeComma(writer)
    writeText(writer, text)
  }
  const number = (value: number): void => {
    writeComma(writer)
    writeNumber(writer, value)
  }
  return {
    rows: (waves, keys) => {
      for (const key of keys) writeStudent(waves, key)
      return takeBytes(writer)
    },
  }
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

function hasMoved(waves: readonly WaveStudents[], entries: readonly number[]): boolean {
  const schools = waves.flatMap((wave, index) => {
    const entry = entries[index] as number
    return entry < 0 ? [] : [wave.places.school[entry]]
  })
  return new Set(schools).size > 1
}

function headerOf({ waves, scales }: CompareJob): string[] {
  const names = waves.map(({ wave }) => wave)
  return [
    'student',
    'changed_school',
    ...names.flatMap((wave) => [...PLACES, 'quality', 'tier'].map((one) => `${wave}_${one}`)),
    ...names.slice(1).flatMap((to, index) => {
      const pair = `${names[index]}>${to}`
      return [
        `${pair}_outcome`,
        ...scales.flatMap(({ column, reliability }) => {
          const scale = column.replace(/_raw$/, '')
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
