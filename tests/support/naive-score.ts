import type {
  Instrument,
  Interval,
  Item,
  Scale,
  Term,
  Transform,
} from '../../src/instrument/instrument.js'
import { roundQuotient } from '../../src/stat/rounding.js'
import { MISSING } from '../../src/table/missing.js'

/** Raw score and status of one scale of one sheet. */
export interface Naive {
  readonly raw: number | null
  readonly status: string
}

/** The words of the format, one sheet and one scale at a time, over values and nulls. */
export function naiveScores(instrument: Instrument, row: readonly number[]): Naive[] {
  const found: Naive[] = []
  for (const scale of instrument.scales) found.push(naiveScale(scale, instrument, row, found))
  return found
}

function naiveScale(
  scale: Scale,
  { items, scales }: Instrument,
  row: readonly number[],
  found: Naive[],
): Naive {
  const parts = scale.terms.map((term) => {
    const byte = row[term.index] as number
    const part = found[term.index] as Naive
    const score =
      scale.of === 'items' ? (items[term.index]?.options[byte]?.score ?? null) : part.raw
    const recoded = score === null ? null : (scale.recode?.[score] ?? score)
    const range = scale.of === 'items' ? null : (scales[term.index] as Scale).attainable
    const all =
      range === null
        ? (items[term.index] as Item).options.map((option) =>
            added(scale, term, scale.recode?.[String(option.score)] ?? (option.score as number)),
          )
        : [range.minimum, range.maximum].map((end) => term.weight * end)
    return {
      value: recoded === null ? null : added(scale, term, recoded),
      weight: Math.abs(term.weight),
      isOut: scale.of === 'items' ? byte === MISSING.outOfRange : part.status === 'out-of-range',
      isNotPut:
        scale.of === 'items'
          ? byte === MISSING.notAdministered
          : part.status === 'not-administered',
      isProrated: scale.of === 'scales' && part.status === 'prorated',
      least: Math.min(...all),
      most: Math.max(...all),
    }
  })
  const there = parts.filter(({ value }) => value !== null)
  const nMissing = parts.length - there.length
  if (nMissing > 0 && parts.every(({ isNotPut }) => isNotPut))
    return { raw: null, status: 'not-administered' }
  if (parts.some(({ isOut }) => isOut)) return { raw: null, status: 'out-of-range' }
  if (nMissing > scale.missing.maxMissing) return { raw: null, status: 'too-few-answered' }
  const total = (list: typeof parts, pick: (part: (typeof parts)[number]) => number) =>
    list.reduce((sum, part) => sum + pick(part), 0)
  const values = there.map(({ value }) => value as number)
  const sum = decimal(total(there, ({ value }) => value as number))
  const allWeight = total(parts, ({ weight }) => weight)
  const isProrated = nMissing > 0 && scale.missing.completion === 'prorate'
  const answeredWeight = total(there, ({ weight }) => weight)
  const whole = isProrated
    ? roundQuotient(sum * allWeight, answeredWeight, scale.missing.round)
    : sum
  const least = total(parts, (part) => part.least)
  const most = total(parts, (part) => part.most)
  const raw = {
    sum: () => whole,
    count: () => whole,
    mean: () =>
      isProrated ? roundQuotient(sum, answeredWeight, scale.missing.round) : sum / allWeight,
    'percent-of-maximum': () => ((whole - least) * 100) / (most - least),
    maximum: () => Math.max(...values),
    minimum: () => Math.min(...values),
    ratio: () => Number.NaN,
  }[scale.aggregate]()
  const score = scale.transform.reduce(transformed, raw)
  if (!Number.isFinite(score)) return { raw: null, status: 'out-of-range' }
  return {
    raw: score,
    status: nMissing > 0 || parts.some(({ isProrated }) => isProrated) ? 'prorated' : 'scored',
  }
}

function added({ aggregate }: Scale, { weight, counts }: Term, score: number): number {
  if (aggregate !== 'count') return weight * score
  const { low, lowStrict, high, highStrict } = counts as Interval
  const isAbove = low === null || score > low || (score === low && !lowStrict)
  const isBelow = high === null || score < high || (score === high && !highStrict)
  return isAbove && isBelow ? 1 : 0
}

function transformed(value: number, step: Transform): number {
  if (step.kind === 'lookup') return step.to[step.from.indexOf(value)] ?? Number.NaN
  const { multiply, divide, add, round } = step
  return roundQuotient(value * multiply + add * divide, divide, round)
}

/** A sum as written with nine decimals, where that is what it is but for the last digits of its binary form. */
function decimal(sum: number): number {
  const written = Number(sum.toFixed(9))
  return Math.abs(written - sum) < 1e-12 ? written : sum
}
