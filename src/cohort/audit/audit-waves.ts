import { AFTER_TIERS, OUTCOMES, outcomeOf } from '../waves/transitions.js'
import { auditOf, type DecidedAudit } from './audit-table.js'
import type { CountPuzzle } from './count-puzzle.js'
import { type MeasureSystem, measureSystem } from './measure-system.js'
import { EVERYBODY, type PublishedRow, tableGroups } from './published-table.js'
import { type Recovery, recoverCounts } from './recover-counts.js'
import type { Place, Sum } from './table-sums.js'
import { wavePlaces } from './wave-places.js'

/** How `transitions.csv` names its measures here: with the waves behind. */
export const TRANSITION: RegExp = /^transition (.*)>(.*)$/

/**
 * Audits the counts between two waves beside the tables of both: who went to a tier is who is in it afterwards, group by
 * group, and who came from a tier is who was in it, of everybody. An invalid sheet with a tier, by a critical item, is in
 * the counts between waves and not among the tiers of its wave; how many there are is left open.
 *
 * @param transitions - rows of the counts between the two waves
 * @returns why nothing follows where the tables lack tiers or outcomes, or do not add up to each other, such as with
 *   retests
 */
export function auditWaves(
  transitions: readonly PublishedRow[],
  before: readonly PublishedRow[],
  after: readonly PublishedRow[],
): DecidedAudit | 'incomplete' | 'contradictory' {
  const matrix = systemOf(transitions, (measure) => TRANSITION.test(measure))
  const outcomes = systemOf(transitions, (measure) => measure.startsWith('outcome '))
  const tiers = [before, after].map((rows) => systemOf(rows, (measure) => measure === 'tier'))
  const [from, to] = tiers
  if (matrix === null || outcomes === null) return 'incomplete'
  if (from === undefined || to === undefined || from === null || to === null) return 'incomplete'
  const systems = [matrix, outcomes, from, to]
  const joint = jointPuzzle(systems)
  const states = statesOf(matrix)
  const sums = [
    ...outcomeSums(matrix, outcomes, states, joint.offsets),
    ...waveSums(matrix, from, before, states, 'from', joint),
    ...waveSums(matrix, to, after, states, 'to', joint),
  ]
  const puzzle: CountPuzzle = {
    low: Float64Array.from(joint.low),
    high: Float64Array.from(joint.high),
    sums: [...joint.sums, ...sums],
  }
  const found = recoverCounts(puzzle)
  if (found.isContradictory) return 'contradictory'
  const audits = systems.map((system, index) =>
    auditOf(system, partOf(found, joint.offsets[index] as number, system.cells.length)),
  )
  return {
    undecided: new Map(audits.flatMap(({ undecided }) => [...undecided])),
    leaks: audits.flatMap(({ leaks }) => leaks),
    nHidden: audits.reduce((sum, { nHidden }) => sum + nHidden, 0),
    nRelaxed: audits.reduce((sum, { nRelaxed }) => sum + nRelaxed, 0),
    nUnproven: audits.reduce((sum, { nUnproven }) => sum + nUnproven, 0),
    nUnweighed: 0,
    contradictory: [],
  }
}

function systemOf(
  rows: readonly PublishedRow[],
  isWanted: (measure: string) => boolean,
): MeasureSystem | null {
  const own = rows.filter(({ measure }) => isWanted(measure))
  const [first] = own
  if (first === undefined) return null
  const hidden = rows.filter(({ measure }) => measure === 'all')
  return measureSystem(first.measure, own, hidden, tableGroups(rows), rows)
}

/** The numbers of several systems one behind the other. */
interface JointPuzzle {
  readonly low: number[]
  readonly high: number[]
  readonly sums: Sum[]
  readonly offsets: readonly number[]
}

function jointPuzzle(systems: readonly MeasureSystem[]): JointPuzzle {
  const low: number[] = []
  const high: number[] = []
  const sums: Sum[] = []
  const offsets = systems.map(({ puzzle }) => {
    const offset = low.length
    for (const bound of puzzle.low) low.push(bound)
    for (const bound of puzzle.high) high.push(bound)
    for (const sum of puzzle.sums)
      sums.push(sum.map(({ cell, factor }) => ({ cell: cell + offset, factor })))
    return offset
  })
  return { low, high, sums, offsets }
}

/** The part of what was found that is of one system. */
function partOf(found: Recovery, offset: number, length: number): Recovery {
  const within = (cells: readonly number[]): number[] =>
    cells.map((cell) => cell - offset).filter((cell) => cell >= 0 && cell < length)
  return {
    isContradictory: false,
    low: found.low.slice(offset, offset + length),
    high: found.high.slice(offset, offset + length),
    relaxed: within(found.relaxed),
    unproven: within(found.unproven),
  }
}

/** States in the order of the table: tiers, baseline, undetermined, invalid, absent. */
const statesOf = ({ rows }: MeasureSystem): string[] => [
  ...new Set(rows.map(({ category }) => category.slice(0, category.indexOf('>')))),
]

const isPublished = ({ cells }: MeasureSystem): Place[] => {
  const places = new Map(
    cells
      .filter(({ row }) => row !== null)
      .map(({ level, group, sex, sheets }) => [
        `${level}\u0000${group}`,
        { level, group, sex, sheets },
      ]),
  )
  return [...places.values()]
}

/** An outcome is the sum of the changes that it names; from which tier on is seen from the counts that are shown. */
function outcomeSums(
  matrix: MeasureSystem,
  outcomes: MeasureSystem,
  states: readonly string[],
  offsets: readonly number[],
): Sum[] {
  const nTiers = states.length - AFTER_TIERS.absent - 1
  const sumsAt = (at: number): Sum[] =>
    isPublished(matrix).flatMap((where) =>
      OUTCOMES.map((outcome) => {
        const own = outcomes.find(where, `>${outcome}`)
        const parts = states.flatMap((from, row) =>
          states.flatMap((to, column) =>
            outcomeOf({ states, nTiers, at, levels: [] }, row, column) === outcome
              ? [matrix.find(where, `${from}>${to}`)]
              : [],
          ),
        )
        if (own < 0) return []
        return [
          { cell: own + (offsets[1] as number), factor: -1 },
          ...parts.filter((cell) => cell >= 0).map((cell) => ({ cell, factor: 1 })),
        ]
      }).filter((sum) => sum.length > 0),
    )
  const lows = [...matrix.puzzle.low, ...outcomes.puzzle.low]
  const highs = [...matrix.puzzle.high, ...outcomes.puzzle.high]
  const fits = (sums: readonly Sum[]): boolean =>
    sums.every((sum) => {
      const least = sum.reduce(
        (total, { cell, factor }) => total + factor * ((factor > 0 ? lows : highs)[cell] as number),
        0,
      )
      const most = sum.reduce(
        (total, { cell, factor }) => total + factor * ((factor > 0 ? highs : lows)[cell] as number),
        0,
      )
      return least <= 0 && most >= 0
    })
  for (let at = nTiers - 1; at >= 0; at--) {
    const sums = sumsAt(at)
    if (fits(sums)) return sums
  }
  return []
}

/** Sums of a row or column of the matrix beside the tiers of that wave. */
function waveSums(
  matrix: MeasureSystem,
  tiers: MeasureSystem,
  table: readonly PublishedRow[],
  states: readonly string[],
  side: 'from' | 'to',
  { low, high, offsets }: JointPuzzle,
): Sum[] {
  const offset = offsets[side === 'from' ? 2 : 3] as number
  const invalidOf = new Map(
    table
      .filter((row) => row.measure === 'quality' && row.category === 'invalid' && row.sex === 'all')
      .map((row) => [`${row.level}\u0000${row.group}`, row.count]),
  )
  const invalid = states.at(-2) ?? ''
  const placeIn = wavePlaces(table)
  return isPublished(matrix).flatMap((where): Sum[] => {
    // Places are those of the later wave: of the earlier one only everybody is the same.
    if (side === 'from' && where.level !== EVERYBODY) return []
    const there = placeIn(where)
    const nInvalid = invalidOf.get(`${there.level}\u0000${there.group}`)
    if (nInvalid === undefined || nInvalid === null) return []
    const line = (state: string): Sum =>
      states
        .map((other) =>
          matrix.find(where, side === 'from' ? `${state}>${other}` : `${other}>${state}`),
        )
        .filter((cell) => cell >= 0)
        .map((cell) => ({ cell, factor: 1 }))
    const extras: number[] = []
    const sums = states.slice(0, -2).flatMap((state): Sum[] => {
      const own = tiers.find({ ...there, sex: 'all', sheets: 'all' }, state)
      const extra = low.length
      low.push(0)
      high.push(nInvalid)
      extras.push(extra)
      return own < 0
        ? []
        : [[...line(state), { cell: own + offset, factor: -1 }, { cell: extra, factor: -1 }]]
    })
    const total = low.length
    low.push(nInvalid)
    high.push(nInvalid)
    const ofInvalid: Sum = [
      ...line(invalid),
      ...extras.map((cell) => ({ cell, factor: 1 })),
      { cell: total, factor: -1 },
    ]
    return [...sums, ofInvalid]
  })
}
