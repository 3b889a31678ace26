import type { Bounds, FileScale, FileStep, FileTerm } from './file.js'
import {
  compare,
  type Fraction,
  fraction,
  greatest,
  least,
  minus,
  ONE,
  over,
  plus,
  rounded,
  times,
  toNumber,
  total,
  ZERO,
} from './fraction.js'
import type { ReadOption } from './reading.js'
import { type Known, lies, NOWHERE, type Span, spanLies } from './truth.js'

/** What became of the answer to an item. */
export type Answer = ReadOption | 'blank' | 'declared-missing' | 'not-a-code'

/** What became of a scale. */
export interface Made {
  readonly raw: Fraction | null
  readonly status: string
  readonly nMissing: number
  readonly known: Known
}

/** What scoring of one scale may look at. */
export interface Sheet {
  readonly answers: ReadonlyMap<string, Answer>
  readonly items: ReadonlyMap<string, readonly ReadOption[]>
  readonly made: ReadonlyMap<string, Made>
  /** Each scale where nothing is answered: it can still be anything. */
  readonly blank: ReadonlyMap<string, Span>
}

/** One item or scale as a part of a scale. */
interface Part {
  readonly value: Fraction | null
  readonly low: Fraction
  readonly high: Fraction
  /** What it could be on any sheet. */
  readonly ends: Span
  readonly weight: Fraction
  readonly isOut: boolean
  readonly isProrated: boolean
}

export function makeScale(scale: FileScale, sheet: Sheet): Made {
  if (scale.aggregate === 'ratio') return makeRatio(scale, sheet)
  const parts = (scale.items ?? scale.scales ?? []).map((written) => {
    const term: FileTerm =
      typeof written !== 'string' ? written : scale.items ? { item: written } : { scale: written }
    return scale.items ? itemPart(term, scale, sheet) : scalePart(term, scale, sheet)
  })
  const there = parts.flatMap(({ value }) => (value === null ? [] : [value]))
  const nMissing = parts.length - there.length
  const status = statusOf(scale, parts, nMissing)
  const before = {
    low: aggregated(
      scale,
      parts,
      parts.map(({ low }) => low),
    ),
    high: aggregated(
      scale,
      parts,
      parts.map(({ high }) => high),
    ),
  }
  const raw =
    status !== 'scored' && status !== 'prorated'
      ? null
      : nMissing === 0
        ? aggregated(scale, parts, there)
        : completed(scale, parts, there)
  return transformed(scale.transform ?? [], { raw, status, nMissing, known: before })
}

function statusOf(scale: FileScale, parts: readonly Part[], nMissing: number): string {
  if (nMissing === 0) return parts.some(({ isProrated }) => isProrated) ? 'prorated' : 'scored'
  if (parts.some(({ isOut }) => isOut)) return 'out-of-range'
  const { maxMissing, maxMissingShare = 0 } = scale.missing ?? {}
  const share = times(fraction(maxMissingShare), fraction(parts.length))
  const allowed = maxMissing ?? toNumber(rounded(share, 'down'))
  return nMissing <= allowed && nMissing < parts.length ? 'prorated' : 'too-few-answered'
}

function itemPart(term: FileTerm, scale: FileScale, sheet: Sheet): Part {
  const id = (term.item ?? '').replace(/^-/, '')
  const weight = fraction(term.weight ?? 1)
  const adds = ({ score }: ReadOption): Fraction => {
    const plain = score ?? ZERO
    const value = fraction(scale.recode?.[String(toNumber(plain))] ?? toNumber(plain))
    if (scale.aggregate !== 'count') return times(weight, value)
    return lies(value, countedBy(term, scale)) ? ONE : ZERO
  }
  const all = (sheet.items.get(id) ?? []).map(adds)
  const answer = sheet.answers.get(id) ?? 'blank'
  const value = typeof answer === 'string' ? null : adds(answer)
  const ends = { low: least(all), high: greatest(all) }
  return {
    value,
    low: value ?? ends.low,
    high: value ?? ends.high,
    ends,
    weight: magnitude(weight),
    isOut: answer === 'not-a-code',
    isProrated: false,
  }
}

function scalePart(term: FileTerm, scale: FileScale, sheet: Sheet): Part {
  const id = term.scale ?? ''
  const weight = fraction(term.weight ?? 1)
  const part = sheet.made.get(id) as Made
  const isCount = scale.aggregate === 'count'
  const spanOf = (span: Span): Span => {
    if (!isCount) return sorted(times(weight, span.low), times(weight, span.high))
    const truth = spanLies(span, countedBy(term, scale))
    return { low: truth === 'true' ? ONE : ZERO, high: truth === 'false' ? ZERO : ONE }
  }
  const blank = sheet.blank.get(id) as Span
  const ends = isCount ? { low: ZERO, high: ONE } : spanOf(blank)
  const { low, high } = part.known === null || part.known === NOWHERE ? ends : spanOf(part.known)
  const plain = part.raw
  return {
    value: plain && spanOf({ low: plain, high: plain }).low,
    low,
    high,
    ends,
    weight: magnitude(weight),
    isOut: part.status === 'out-of-range',
    isProrated: part.status === 'prorated',
  }
}

function countedBy(term: FileTerm, scale: FileScale): Bounds {
  const { item: _, scale: __, weight: ___, ...own } = term
  return Object.keys(own).length > 0 ? own : (scale.counts ?? {})
}

/** What a complete list of contributions comes to. */
function aggregated(
  { aggregate }: FileScale,
  parts: readonly Part[],
  values: readonly Fraction[],
): Fraction {
  if (aggregate === 'maximum') return greatest(values)
  if (aggregate === 'minimum') return least(values)
  const sum = total(values)
  if (aggregate === 'mean') return over(sum, total(parts.map(({ weight }) => weight)))
  if (aggregate === 'percent-of-maximum') return percentOf(sum, parts)
  return sum
}

function percentOf(sum: Fraction, parts: readonly Part[]): Fraction {
  const from = total(parts.map(({ ends }) => ends.low))
  const to = total(parts.map(({ ends }) => ends.high))
  return over(times(fraction(100), minus(sum, from)), minus(to, from))
}

/** What the answers that are there come to where the rule allows the others to be missing. */
function completed(scale: FileScale, parts: readonly Part[], there: readonly Fraction[]): Fraction {
  const { aggregate, missing = {} } = scale
  if (aggregate === 'maximum' || aggregate === 'minimum' || missing.completion === 'as-zero')
    return aggregated(scale, parts, there)
  const answered = total(parts.flatMap(({ value, weight }) => (value === null ? [] : [weight])))
  const rule = missing.round ?? 'none'
  if (aggregate === 'mean') return rounded(over(total(there), answered), rule)
  const all = total(parts.map(({ weight }) => weight))
  const whole = rounded(over(times(total(there), all), answered), rule)
  return aggregate === 'percent-of-maximum' ? percentOf(whole, parts) : whole
}

function transformed(steps: readonly FileStep[], made: Made): Made {
  let { raw, known } = made
  for (const step of steps) {
    raw = raw && stepped(step, raw)
    if (known !== null && known !== NOWHERE) known = steppedSpan(step, known)
  }
  const isLost = raw === null && (made.status === 'scored' || made.status === 'prorated')
  return { ...made, raw, known, status: isLost ? 'out-of-range' : made.status }
}

function stepped(step: FileStep, value: Fraction): Fraction | null {
  const { lookup, multiply = 1, divide = 1, add = 0, round = 'none' } = step
  if (lookup !== undefined) {
    const found = Object.entries(lookup).find(
      ([key]) => compare(fraction(Number(key)), value) === 0,
    )
    return found === undefined ? null : fraction(found[1])
  }
  const scaled = over(times(value, fraction(multiply)), fraction(divide))
  return rounded(plus(scaled, fraction(add)), round)
}

function steppedSpan(step: FileStep, { low, high }: Span): Span | null {
  if (step.lookup === undefined)
    return sorted(stepped(step, low) as Fraction, stepped(step, high) as Fraction)
  const reached = Object.entries(step.lookup)
    .filter(([key]) =>
      lies(fraction(Number(key)), { atLeast: toNumber(low), atMost: toNumber(high) }),
    )
    .map(([, value]) => fraction(value))
  return reached.length === 0 ? null : { low: least(reached), high: greatest(reached) }
}

function makeRatio(scale: FileScale, sheet: Sheet): Made {
  const above = sheet.made.get(scale.numerator ?? '') as Made
  const under = sheet.made.get(scale.denominator ?? '') as Made
  const nMissing = Math.max(above.nMissing, under.nMissing)
  const isThere = above.raw !== null && under.raw !== null && compare(under.raw, ZERO) > 0
  const raw = isThere ? over(above.raw as Fraction, under.raw as Fraction) : null
  const order = ['scored', 'prorated', 'too-few-answered', 'out-of-range', 'not-administered']
  const worst = [above.status, under.status].sort((a, b) => order.indexOf(b) - order.indexOf(a))[0]
  const status = isThere || order.indexOf(worst ?? '') > 1 ? (worst ?? '') : 'too-few-answered'
  const known = quotient(above.known, under.known, sheet.blank.get(scale.id) ?? null)
  return transformed(scale.transform ?? [], { raw, status, nMissing, known })
}

/** Lowest and highest quotient, held within what any sheet can give. */
function quotient(above: Known, under: Known, ends: Span | null): Known {
  if (above === null || under === null || above === NOWHERE || under === NOWHERE) return null
  if (compare(under.high, ZERO) <= 0) return NOWHERE
  const isPositive = compare(under.low, ZERO) > 0
  const toLow = compare(above.low, ZERO) < 0 ? under.low : under.high
  const toHigh = compare(above.high, ZERO) < 0 ? under.high : under.low
  const low = isPositive || toLow === under.high ? over(above.low, toLow) : null
  const high = isPositive || toHigh === under.high ? over(above.high, toHigh) : null
  if (ends === null) return low === null || high === null ? null : { low, high }
  return {
    low: low === null ? ends.low : greatest([low, ends.low]),
    high: high === null ? ends.high : least([high, ends.high]),
  }
}

function magnitude(value: Fraction): Fraction {
  return compare(value, ZERO) < 0 ? minus(ZERO, value) : value
}

function sorted(a: Fraction, b: Fraction): Span {
  return { low: least([a, b]), high: greatest([a, b]) }
}
