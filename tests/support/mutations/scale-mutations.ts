import type { ScaleDocument, TransformDocument } from '../../../src/instrument/document.js'
import {
  type FactMutation,
  mutation,
  neighbours,
  type Place,
  type Reading,
  type WrittenScale,
} from './mutation.js'

const OTHER_AGGREGATE: Readonly<Record<ScaleDocument['aggregate'], ScaleDocument['aggregate']>> = {
  sum: 'mean',
  mean: 'sum',
  count: 'sum',
  'percent-of-maximum': 'sum',
  maximum: 'minimum',
  minimum: 'maximum',
  ratio: 'sum',
}
const OTHER_ROUNDING: Readonly<Record<string, readonly string[]>> = {
  none: ['half-up'],
  'half-up': ['truncate', 'up'],
  'half-even': ['half-up'],
  truncate: ['half-up'],
  up: ['down'],
  down: ['up'],
}

/** Aggregate, direction, missing rule, rounding and transforms of each scale changed. */
export function scaleMutations({ scales }: Reading): FactMutation[] {
  return scales.flatMap((scale) => {
    const { place, written } = scale
    const { aggregate, direction } = written
    return [
      ...(aggregate === undefined || isOfOne(scale)
        ? []
        : [
            mutation(
              'aggregate',
              [...place, 'aggregate'],
              OTHER_AGGREGATE[aggregate],
              `${aggregate} → ${OTHER_AGGREGATE[aggregate]}`,
            ),
          ]),
      ...(direction === undefined
        ? []
        : [
            mutation(
              'direction',
              [...place, 'direction'],
              direction === 'higher-is-worse' ? 'higher-is-better' : 'higher-is-worse',
              `not ${direction}`,
            ),
          ]),
      ...missingMutations(scale),
      ...(written.transform ?? []).flatMap((step, index) =>
        transformMutations(step, [...place, 'transform', index], scale),
      ),
    ]
  })
}

/** A sum of one thing is its mean. */
function isOfOne({ whole: { items, scales, numerator } }: WrittenScale): boolean {
  return numerator === undefined && (items ?? scales ?? []).length === 1
}

function missingMutations({ place, written, whole }: WrittenScale): FactMutation[] {
  const isOfFile = place.length === 3
  if (whole.aggregate === 'ratio' || (!isOfFile && written.missing === undefined)) return []
  const nTerms = (whole.items ?? whole.scales ?? []).length
  const { maxMissing, maxMissingShare, completion = 'prorate', round } = whole.missing ?? {}
  const at = [...place, 'missing']
  const most = maxMissing ?? Math.floor((maxMissingShare ?? 0) * nTerms + 1e-9)
  const { maxMissingShare: _, ...rest } = whole.missing ?? {}
  const counts = [most - 1, most + 1].filter((value) => value >= 0 && value < nTerms)
  const other = completion === 'prorate' ? 'as-zero' : 'prorate'
  const isRounded = completion === 'prorate' && whole.aggregate !== 'maximum'
  return [
    ...counts.map((value) =>
      mutation('missing rule', at, { ...rest, maxMissing: value }, `at most ${most} → ${value}`),
    ),
    ...(most === 0
      ? []
      : [mutation('missing rule', [...at, 'completion'], other, `${completion} → ${other}`)]),
    ...(most === 0 || !isRounded
      ? []
      : (OTHER_ROUNDING[round ?? 'none'] ?? []).map((value) =>
          mutation('rounding', [...at, 'round'], value, `${round ?? 'none'} → ${value}`),
        )),
  ]
}

function transformMutations(
  step: TransformDocument,
  place: Place,
  { whole: { aggregate } }: WrittenScale,
): FactMutation[] {
  if ('lookup' in step)
    return Object.entries(step.lookup).flatMap(([raw, to]) =>
      neighbours(to).map((value) =>
        mutation('transform', [...place, 'lookup', raw], value, `${raw} ${to} → ${value}`),
      ),
    )
  const { round = 'none', multiply = 1, divide = 1, add = 0 } = step
  const isWhole =
    aggregate === 'sum' && Number.isInteger(multiply / divide) && Number.isInteger(add)
  return [
    ...(['multiply', 'divide', 'add'] as const).flatMap((key) => {
      const figure = step[key]
      return (figure === undefined ? [] : neighbours(figure)).map((value) =>
        mutation('transform', [...place, key], value, `${key} ${figure} → ${value}`),
      )
    }),
    ...(isWhole ? [] : (OTHER_ROUNDING[round] ?? [])).map((value) =>
      mutation('rounding', [...place, 'round'], value, `${round} → ${value}`),
    ),
  ]
}
