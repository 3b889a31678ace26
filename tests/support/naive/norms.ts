import type { FileNormCell, FilePerson, NormFile } from './file.js'
import {
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  rounded,
  times,
  toNumber,
} from './fraction.js'
import { below, zOf } from './normal-curve.js'
import { ageInMonths } from './person.js'

/** Mean and SD of each metric; its ends; and whether it is whole by definition. */
const METRICS: Readonly<
  Record<string, { mean: number; sd: number; ends?: readonly [number, number]; isWhole?: boolean }>
> = {
  z: { mean: 0, sd: 1 },
  t: { mean: 50, sd: 10 },
  iq: { mean: 100, sd: 15 },
  scaled: { mean: 10, sd: 3, ends: [1, 19] },
  sten: { mean: 5.5, sd: 2, ends: [1, 10], isWhole: true },
  stanine: { mean: 5, sd: 2, ends: [1, 9], isWhole: true },
}

/** The standard score of a raw score of a person, or null where the table has none for them. */
export function naiveStandard(
  table: NormFile,
  scale: string,
  raw: Fraction,
  person: FilePerson,
  informant: string | undefined,
): Fraction | null {
  const cells = table.cells.filter(
    (cell) => cell.scale === scale && isFor(cell, table, person, informant),
  )
  const cell = cells.find(({ fallback }) => fallback !== true) ?? cells[0]
  if (cell === undefined) return null
  const months = ageInMonths(person)
  const age = months === null ? Number.NaN : table.ageUnit === 'years' ? months / 12 : months
  return convert(cell.conversion, table, raw, age)
}

function isFor(
  { sex, grades, age, informant, conversion }: FileNormCell,
  { ageUnit, gradeFromAge }: NormFile,
  person: FilePerson,
  who: string | undefined,
): boolean {
  const months = ageInMonths(person)
  const unit = ageUnit === 'years' ? 12 : 1
  const grade =
    person.grade ??
    (gradeFromAge === undefined || months === null
      ? undefined
      : Math.floor(months / 12) - gradeFromAge.subtract)
  if (months === null && ['lms', 'regression'].includes(conversion.kind)) return false
  return (
    (sex === undefined || sex === person.sex) &&
    (informant === undefined || informant === who) &&
    (grades === undefined || (grade !== undefined && grades.includes(grade))) &&
    (age === undefined ||
      (months !== null &&
        Math.round(age.from * unit) <= months &&
        months < Math.round(age.to * unit)))
  )
}

function convert(
  conversion: FileNormCell['conversion'],
  table: NormFile,
  raw: Fraction,
  age: number,
): Fraction | null {
  const { kind, mean = 0, sd = 1, centre = 0, l = [], m = [], s = [], ages = [] } = conversion
  const inMetric = (z: Fraction): Fraction => ofMetric(z, table)
  if (kind === 'lookup') {
    const { values = [], rawFrom = 0 } = conversion
    const raws = values.map((_, index) => rawFrom + index)
    const value = between(raw, raws, values, table.edges)
    return value && rounded(value, roundingOf(table))
  }
  if (kind === 'mean-sd')
    return inMetric(over(minus(raw, fraction(Number(mean))), fraction(Number(sd))))
  if (kind === 'percentile') {
    const rank = between(raw, conversion.raw ?? [], conversion.percentileRanks ?? [], table.edges)
    if (rank === null) return null
    if (table.metric === 'percentile') return rounded(rank, table.round)
    return inMetric(fraction(zOf(toNumber(rank) / 100)))
  }
  if (kind === 'regression') {
    const at = (powers: unknown): number =>
      (powers as readonly number[]).reduce(
        (sum, factor, power) => sum + factor * (age - centre) ** power,
        0,
      )
    return inMetric(fraction((toNumber(raw) - at(mean)) / at(sd)))
  }
  if (kind !== 'lms') throw new Error(`naiveStandard knows no ${kind}`)
  const [power, median, spread] = [l, m, s].map((values) =>
    between(fraction(age), ages, values, table.edges),
  )
  if (!power || !median || !spread) return null
  const ratio = toNumber(raw) / toNumber(median)
  const [L, S] = [toNumber(power), toNumber(spread)]
  const z = L === 0 ? Math.log(ratio) / S : (ratio ** L - 1) / (L * S)
  return Number.isFinite(z) ? inMetric(fraction(z)) : null
}

/** A straight line between the two points around x; beyond the table its end, or nothing. */
function between(
  x: Fraction,
  xs: readonly number[],
  ys: readonly (number | null)[],
  edges: string,
): Fraction | null {
  const at = (index: number): Fraction | null => {
    const y = ys[index]
    return y === null || y === undefined ? null : fraction(y)
  }
  const last = xs.length - 1
  if (compare(x, fraction(xs[0] as number)) < 0) return edges === 'clamp' ? at(0) : null
  if (compare(x, fraction(xs[last] as number)) > 0) return edges === 'clamp' ? at(last) : null
  const here = xs.findLastIndex((one) => compare(fraction(one), x) <= 0)
  const [x1, y1, y2] = [fraction(xs[here] as number), at(here), at(here + 1)]
  if (compare(x, x1) === 0 || y1 === null || y2 === null) return compare(x, x1) === 0 ? y1 : null
  const share = over(minus(x, x1), minus(fraction(xs[here + 1] as number), x1))
  return plus(y1, times(minus(y2, y1), share))
}

function roundingOf({ metric, round }: NormFile): string {
  return METRICS[metric]?.isWhole === true ? 'half-up' : round
}

function ofMetric(z: Fraction, table: NormFile): Fraction {
  if (table.metric === 'percentile') return rounded(fraction(100 * below(toNumber(z))), table.round)
  const metric = METRICS[table.metric]
  if (metric === undefined) throw new Error(`ofMetric knows no ${table.metric}`)
  const score = plus(fraction(metric.mean), times(fraction(metric.sd), z))
  const whole = rounded(score, roundingOf(table))
  const [lowest, highest] = (metric.ends ?? []).map(fraction)
  if (lowest !== undefined && compare(whole, lowest) < 0) return lowest
  return highest !== undefined && compare(whole, highest) > 0 ? highest : whole
}
