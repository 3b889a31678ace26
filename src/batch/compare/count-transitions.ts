import {
  AFTER_TIERS,
  addLinkedStudent,
  placeNames,
  type Transitions,
} from '../../cohort/waves/transitions.js'
import { PLACES } from '../table/students-file.js'
import { type JoinedStudents, NO_SHEET, type WaveStudents } from './wave-students.js'
import type { Words } from './words.js'

/** Numbers for places from 1, each once: a place is a list of codes. */
interface PlaceNumbers {
  readonly steps: Map<number, number>
  /** Codes of each place by its number less 1. */
  readonly codes: number[][]
}

/** Places and words below this number, so that two of them make one number that a double holds exactly. */
const MOST = 2 ** 26

/** The students who are alike in both places and in sex, by state before and after. */
interface Alike {
  readonly place: number
  readonly origin: number | null
  readonly sex: number
  readonly counts: Int32Array
}

/**
 * Counts the students of two waves. Those who are alike are counted together first, so that what is done for a student is
 * a few look-ups.
 */
export function countTransitions(
  transitions: Transitions,
  { words }: JoinedStudents,
  before: WaveStudents,
  after: WaveStudents,
): void {
  const { plan } = transitions
  const names = placeNames(plan).flatMap((name) => PLACES.filter((place) => place === name))
  const nStates = plan.states.length
  const absent = plan.nTiers + AFTER_TIERS.absent
  const numbers: PlaceNumbers = { steps: new Map(), codes: [] }
  const groups = new Map<number, Map<number, Alike>>()
  const origins = names.map((name) => before.groups[name])
  const places = names.map((name) => after.groups[name])
  for (let student = 0; student < after.state.length; student++) {
    const from = before.state[student] as number
    const to = after.state[student] as number
    if (from === NO_SHEET && to === NO_SHEET) continue
    const isGone = to === NO_SHEET
    const origin = from === NO_SHEET ? -1 : placeNumber(numbers, origins, student)
    const place = isGone ? origin : placeNumber(numbers, places, student)
    const sex = (isGone ? before : after).places.sex[student] as number
    const cell = (from === NO_SHEET ? absent : from) * nStates + (isGone ? absent : to)
    const { counts } = alikeOf(groups, place, origin, sex, nStates)
    counts[cell] = (counts[cell] as number) + 1
  }
  for (const bySex of groups.values())
    for (const alike of bySex.values()) addAlike(transitions, numbers, words, alike)
}

/** The number of a student's place; 0 where there is one place for everybody. */
function placeNumber(
  { steps, codes }: PlaceNumbers,
  columns: readonly Int32Array[],
  student: number,
): number {
  let number = 0
  for (let at = 0; at < columns.length; at++) {
    const step = number * MOST + ((columns[at] as Int32Array)[student] as number)
    const known = steps.get(step)
    if (known !== undefined) number = known
    else {
      codes.push(columns.slice(0, at + 1).map((column) => column[student] as number))
      number = codes.length
      steps.set(step, number)
    }
  }
  return number
}

function alikeOf(
  groups: Map<number, Map<number, Alike>>,
  place: number,
  origin: number,
  sex: number,
  nStates: number,
): Alike {
  const key = place * MOST + origin + 1
  let bySex = groups.get(key)
  if (bySex === undefined) {
    bySex = new Map()
    groups.set(key, bySex)
  }
  let alike = bySex.get(sex)
  if (alike === undefined) {
    const counts = new Int32Array(nStates * nStates)
    alike = { place, origin: origin < 0 ? null : origin, sex, counts }
    bySex.set(sex, alike)
  }
  return alike
}

function addAlike(
  transitions: Transitions,
  { codes }: PlaceNumbers,
  { values }: Words,
  { place, origin, sex, counts }: Alike,
): void {
  const nStates = transitions.plan.states.length
  const textsOf = (number: number): string[] =>
    (codes[number - 1] ?? []).map((code) => values[code] as string)
  const student = {
    place: textsOf(place),
    origin: origin === null ? null : textsOf(origin),
    sex: values[sex] as string,
  }
  counts.forEach((count, cell) => {
    const states = { from: Math.floor(cell / nStates), to: cell % nStates }
    if (count > 0) addLinkedStudent(transitions, { ...student, ...states }, count)
  })
}
