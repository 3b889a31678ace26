import type { CohortRow } from '../src/cohort/cohort-rows.js'
import { SEXES } from '../src/table/blocks.js'
import { drawsFrom, type Sheet } from './cohort-campaign.js'

/**
 * What an outsider does with the published rows of one measure: the unknowns are how many sheets there are of each
 * narrowest group, sex, quality and category; each number shown is an equation over them.
 */
export interface Puzzle {
  /** The true numbers, to check findings against; the equations know nothing of them. */
  readonly truth: readonly number[]
  /** Sums that are known: the unknowns in each. */
  readonly equations: readonly (readonly number[])[]
  /** Sums that are hidden, with what they are. */
  readonly hidden: readonly { readonly unknowns: readonly number[]; readonly what: string }[]
}

interface Unknown {
  readonly path: readonly string[]
  readonly sex: number
  readonly quality: number
  /** −1 for a sheet without a category. */
  readonly category: number
}

/** How a measure sorts a sheet; −1 for not at all. */
export type CategoryOf = (sheet: Sheet) => number

/** Sets up the equations of one measure from its rows and the sizes beside them. */
export function puzzleOf(
  rows: readonly CohortRow[],
  levels: readonly string[],
  sheets: readonly Sheet[],
  measure: { readonly id: string; readonly categories: readonly string[]; readonly of: CategoryOf },
): Puzzle {
  const paths = [...new Set(sheets.map(({ path }) => path.join('/')))].map((key) => key.split('/'))
  const unknowns: Unknown[] = paths.flatMap((path) =>
    SEXES.flatMap((_, sex) =>
      [0, 1, 2].flatMap((quality) =>
        [-1, ...measure.categories.keys()].map((category) => ({ path, sex, quality, category })),
      ),
    ),
  )
  const keyOf = ({ path, sex, quality, category }: Unknown): string =>
    `${path.join('/')}|${sex}|${quality}|${category}`
  const indexes = new Map(unknowns.map((unknown, index) => [keyOf(unknown), index]))
  const truth = unknowns.map(() => 0)
  for (const sheet of sheets) {
    const category = measure.of(sheet)
    const index = indexes.get(keyOf({ ...sheet, category }))
    if (index === undefined) throw new Error('a sheet is in no category')
    truth[index] = (truth[index] ?? 0) + 1
  }
  const pick = (row: CohortRow, fits: (unknown: Unknown) => boolean): number[] =>
    unknowns.flatMap((unknown, index) =>
      isIn(row, unknown, levels) && fits(unknown) ? [index] : [],
    )
  const equations: number[][] = []
  const hidden: { unknowns: number[]; what: string }[] = []
  const say = (row: CohortRow, what: string, number: number | null, sum: number[]): void => {
    if (number !== null) equations.push(sum)
    else
      hidden.push({
        unknowns: sum,
        what: `${row.level} ${row.group} ${row.sex} ${row.sheets} ${what}`,
      })
  }
  const seen = new Set<string>()
  const bySex = new Set(rows.filter(({ sex }) => sex !== 'all').map(({ level }) => level))
  const shown = new Set(rows.filter(({ measure: id }) => id === measure.id).map(slotOf))
  for (const row of rows) {
    const group = `${row.level}|${row.group}|${row.sex}`
    if (!seen.has(group)) {
      seen.add(group)
      say(
        row,
        'answered',
        row.nAnswered,
        pick(row, () => true),
      )
      say(
        row,
        'valid',
        row.nValid,
        pick(row, ({ quality }) => quality === 0),
      )
    }
    if (row.measure === 'quality')
      say(
        row,
        row.category,
        row.count,
        pick(row, ({ quality }) => qualities[quality] === row.category),
      )
    if (row.measure === 'all' && shown.has(slotOf(row)))
      for (const [category, name] of measure.categories.entries())
        say(
          row,
          name,
          null,
          pick(row, (unknown) => unknown.category === category),
        )
    if (row.measure !== measure.id) continue
    const counts = (unknown: Unknown): boolean => row.sheets === 'all' || unknown.quality === 0
    const category = measure.categories.indexOf(row.category)
    say(
      row,
      row.category,
      row.count,
      pick(row, (u) => u.category === category && counts(u)),
    )
    if (category === 0)
      say(
        row,
        'n',
        row.n,
        pick(row, (u) => u.category !== -1 && counts(u)),
      )
  }
  // What has no row has no sheets.
  const groups = new Map(rows.map((row) => [`${row.level}|${row.group}`, row]))
  const own = new Set(
    rows.filter(({ measure: id }) => id === measure.id).map((row) => `${slotOf(row)}|${row.group}`),
  )
  for (const row of groups.values())
    for (const sex of ['all', ...(bySex.has(row.level) ? SEXES : [])] as const) {
      const place = { ...row, sex, sheets: 'all' } as const
      if (!seen.has(`${row.level}|${row.group}|${sex}`)) equations.push(pick(place, () => true))
      else if (
        shown.has(slotOf(place)) &&
        !own.has(`${slotOf(place)}|${row.group}`) &&
        !isHiddenGroup(rows, place)
      )
        equations.push(pick(place, ({ category }) => category !== -1))
    }
  return { truth, equations, hidden }
}

const qualities = ['valid', 'suspect', 'invalid']

function slotOf({ level, sex, sheets }: CohortRow): string {
  return `${level}|${sex === 'all' ? 'all' : 'sex'}|${sheets}`
}

function isHiddenGroup(rows: readonly CohortRow[], { level, group, sex }: CohortRow): boolean {
  return rows.some(
    (row) => row.measure === 'all' && row.level === level && row.group === group && row.sex === sex,
  )
}

function isIn(
  { level, group, sex }: CohortRow,
  unknown: Unknown,
  levels: readonly string[],
): boolean {
  if (sex !== 'all' && SEXES[unknown.sex] !== sex) return false
  if (level === 'all') return true
  const values = level.split('/').map((name) => unknown.path[levels.indexOf(name)])
  return values.join('/') === group
}

/** The hidden sums, not 0, that follow from the equations alone: those that a combination of equations gives. */
export function computable({ truth, equations, hidden }: Puzzle): string[] {
  const isZero = truth.map(() => false)
  for (const equation of equations)
    if (sumOf(equation, truth) === 0) for (const unknown of equation) isZero[unknown] = true
  const columns = truth.map((_, unknown) => unknown).filter((unknown) => isZero[unknown] === false)
  const column = new Map(columns.map((unknown, index) => [unknown, index]))
  const rowOf = (unknowns: readonly number[]): Float64Array => {
    const row = new Float64Array(columns.length)
    for (const unknown of unknowns) row[column.get(unknown) ?? -1] = 1
    return row
  }
  const distinct = new Map(equations.map((equation) => [equation.join(), equation]))
  const basis: (Float64Array | undefined)[] = columns.map(() => undefined)
  for (const equation of distinct.values()) {
    const row = reduce(rowOf(equation), basis)
    const pivot = row.findIndex((value) => value !== 0)
    if (pivot === -1) continue
    const scale = inverse(row[pivot] ?? 1)
    basis[pivot] = row.map((value) => (value * scale) % PRIME)
  }
  return hidden
    .filter(({ unknowns }) => sumOf(unknowns, truth) > 0)
    .filter(({ unknowns }) => reduce(rowOf(unknowns), basis).every((value) => value === 0))
    .map(({ what }) => what)
}

/** Arithmetic modulo a prime is exact; products of two stay below 2 to the 53. */
const PRIME = 67_108_859

function reduce(row: Float64Array, basis: readonly (Float64Array | undefined)[]): Float64Array {
  for (let pivot = 0; pivot < row.length; pivot++) {
    const factor = row[pivot] ?? 0
    const other = basis[pivot]
    if (factor === 0 || other === undefined) continue
    for (let index = pivot; index < row.length; index++) {
      const value = other[index] ?? 0
      if (value !== 0) row[index] = ((row[index] ?? 0) + (PRIME - factor) * value) % PRIME
    }
  }
  return row
}

function inverse(value: number): number {
  let result = 1
  let base = value
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/**
 * The hidden sums, not 0, for which no other data are found that would be published the same: whole numbers, none below
 * 0. Each sum is made as large, and then as small, as the equations let it be, and where the data of that are not whole,
 * it is set one higher or lower and corners of what is left are tried. Data that come out as whole numbers settle every
 * sum that differs in them.
 */
export function withoutAlternative({ truth, equations, hidden }: Puzzle): string[] {
  let open = hidden.filter(({ unknowns }) => sumOf(unknowns, truth) > 0)
  const sums = equations.map((equation) => ({ unknowns: equation, sum: sumOf(equation, truth) }))
  const program = linearProgram(truth.length, sums)
  const alone: string[] = []
  for (let target = open[0]; target !== undefined; target = open[0]) {
    const { unknowns } = target
    const sum = sumOf(unknowns, truth)
    const before = open
    for (const data of [
      ...extremes(program, unknowns),
      ...corners(truth.length, sums, unknowns, sum),
    ]) {
      if (data.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) continue
      open = open.filter(
        (one) => Math.abs(sumOf(one.unknowns, data) - sumOf(one.unknowns, truth)) < 0.5,
      )
      if (open[0] !== target) break
    }
    if (open[0] !== target) continue
    alone.push(target.what)
    open = before.slice(1)
  }
  return alone
}

/** A sum that is known. */
interface KnownSum {
  readonly unknowns: readonly number[]
  readonly sum: number
}

function* extremes(program: Program | null, unknowns: readonly number[]): Generator<number[]> {
  if (program === null) return
  for (const sign of [1, -1])
    yield extreme(program, (unknown) => (unknowns.includes(unknown) ? sign : 0))
}

/** Data with a sum one higher or lower, at corners that draws choose. */
function* corners(
  nUnknowns: number,
  sums: readonly KnownSum[],
  unknowns: readonly number[],
  sum: number,
): Generator<number[]> {
  const draw = drawsFrom(unknowns.length)
  for (const other of [sum + 1, sum - 1]) {
    const program = linearProgram(nUnknowns, [...sums, { unknowns, sum: other }])
    if (program === null) continue
    for (let attempt = 0; attempt < 40; attempt++) yield extreme(program, () => draw() - 0.5)
  }
}

/** A simplex tableau of the equations over those unknowns that are not 0 by an equation alone. */
interface Program {
  /** One row per basic unknown: coefficients, then the value. */
  readonly rows: Float64Array[]
  /** Column of the basic unknown of each row. */
  readonly basic: number[]
  readonly columns: readonly number[]
  readonly nUnknowns: number
}

/** A tableau whose basic solution fits all sums, null where none does: artificial unknowns are driven to 0. */
function linearProgram(nUnknowns: number, sums: readonly KnownSum[]): Program | null {
  const zero = new Set(sums.filter(({ sum }) => sum === 0).flatMap(({ unknowns }) => unknowns))
  const columns = Array.from({ length: nUnknowns }, (_, unknown) => unknown).filter(
    (unknown) => !zero.has(unknown),
  )
  const place = new Map(columns.map((unknown, index) => [unknown, index]))
  const used = sums.filter(({ sum }) => sum > 0)
  const width = columns.length + used.length
  const rows = used.map(({ unknowns, sum }, index) => {
    const row = new Float64Array(width + 1)
    for (const unknown of unknowns) {
      const column = place.get(unknown)
      if (column !== undefined) row[column] = 1
    }
    row[columns.length + index] = 1
    row[width] = sum
    return row
  })
  const basic = used.map((_, index) => columns.length + index)
  const program = { rows, basic, columns, nUnknowns }
  const goal = new Float64Array(width + 1).fill(-1, columns.length, width)
  climb(program, goal, width)
  const rest = rows.reduce(
    (total, row, index) => total + ((basic[index] ?? 0) >= columns.length ? (row[width] ?? 0) : 0),
    0,
  )
  if (rest > 1e-7) return null
  dropArtificial(program)
  return program
}

/** Takes artificial unknowns, now 0, out of the basis; a row without other unknowns said nothing new. */
function dropArtificial(program: Program): void {
  const { rows, basic, columns } = program
  for (let index = rows.length - 1; index >= 0; index--) {
    if ((basic[index] ?? 0) < columns.length) continue
    const column = (rows[index] ?? new Float64Array())
      .subarray(0, columns.length)
      .findIndex((value) => Math.abs(value) > 1e-9)
    if (column !== -1) pivot(program, index, column)
    else {
      rows.splice(index, 1)
      basic.splice(index, 1)
    }
  }
}

/** Data that fit all sums and make a weighted sum of the unknowns as large as can be. */
function extreme(program: Program, weight: (unknown: number) => number): number[] {
  const { columns, rows, basic, nUnknowns } = program
  const width = (rows[0]?.length ?? 1) - 1
  const goal = new Float64Array(width + 1)
  columns.forEach((unknown, column) => {
    goal[column] = weight(unknown)
  })
  climb(program, goal, columns.length)
  const data = Array.from({ length: nUnknowns }, () => 0)
  basic.forEach((column, index) => {
    const unknown = columns[column]
    if (unknown !== undefined) data[unknown] = rows[index]?.[width] ?? 0
  })
  return data
}

/** The primal simplex method, with the lowest index entering, which never cycles. */
function climb(program: Program, goal: Float64Array, nColumns: number): void {
  const { rows, basic } = program
  const width = goal.length - 1
  const reduced = goal.slice()
  rows.forEach((row, index) => {
    const price = goal[basic[index] ?? 0] ?? 0
    if (price !== 0)
      for (let column = 0; column <= width; column++)
        reduced[column] = (reduced[column] ?? 0) - price * (row[column] ?? 0)
  })
  for (let step = 0; step < 5000; step++) {
    const column = reduced.subarray(0, nColumns).findIndex((value) => value > 1e-9)
    if (column === -1) return
    let leaving = -1
    let least = Number.POSITIVE_INFINITY
    rows.forEach((row, index) => {
      const slope = row[column] ?? 0
      if (slope <= 1e-9) return
      const ratio = (row[width] ?? 0) / slope
      const isEarlier = ratio < least + 1e-12 && (basic[index] ?? 0) < (basic[leaving] ?? 0)
      if (ratio < least - 1e-12 || isEarlier) {
        leaving = index
        least = Math.min(least, ratio)
      }
    })
    if (leaving === -1) return
    pivot(program, leaving, column)
    const factor = reduced[column] ?? 0
    const row = rows[leaving] ?? new Float64Array()
    for (let index = 0; index <= width; index++)
      reduced[index] = (reduced[index] ?? 0) - factor * (row[index] ?? 0)
  }
}

function pivot({ rows, basic }: Program, leaving: number, column: number): void {
  const own = rows[leaving] ?? new Float64Array()
  const scale = own[column] ?? 1
  for (let index = 0; index < own.length; index++) own[index] = (own[index] ?? 0) / scale
  basic[leaving] = column
  rows.forEach((row, index) => {
    const factor = row[column] ?? 0
    if (index === leaving || factor === 0) return
    for (let at = 0; at < row.length; at++) {
      const value = own[at] ?? 0
      if (value !== 0) row[at] = (row[at] ?? 0) - factor * value
    }
  })
}

function sumOf(unknowns: readonly number[], truth: readonly number[]): number {
  return unknowns.reduce((sum, unknown) => sum + (truth[unknown] ?? 0), 0)
}
