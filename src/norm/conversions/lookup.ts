import { type Issue, issue } from '../../issue/issue.js'
import { roundTo } from '../../stat/rounding.js'
import type { Metric } from '../metrics.js'
import { roundingIn } from '../standard-score.js'
import type { ConversionMethod, ConversionOf, ConversionSetting } from './conversion-method.js'

type Lookup = ConversionOf<'lookup'>

/** Standard scores by whole raw score; a raw score between two entries (a prorated one) is interpolated linearly. */
export const lookup: ConversionMethod<Lookup> = {
  kind: 'lookup',
  usesAge: false,
  faults: ({ values }, path, _cell, metric) => [
    ...orderFaults(values, `${path}/values`),
    ...rangeFaults(values, `${path}/values`, metric),
  ],
  convert,
}

function convert(
  { rawFrom, values }: Lookup,
  { metric, round, edges }: ConversionSetting,
  raw: number,
): number {
  const last = values.length - 1
  let position = raw - rawFrom
  if (position < 0 || position > last) {
    if (edges === 'missing') return Number.NaN
    position = position < 0 ? 0 : last
  }
  const left = Math.floor(position)
  const before = values[left] ?? Number.NaN
  if (left === position) return roundTo(before, roundingIn(metric, round))
  const after = values[left + 1] ?? Number.NaN
  return roundTo(before + (after - before) * (position - left), roundingIn(metric, round))
}

/** Values must not turn: rising all the way, or falling all the way. */
function orderFaults(values: readonly (number | null)[], path: string): Issue[] {
  const present = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  if (present.length === 0)
    return [issue({ code: 'range', path, expected: 'at least one value', received: 'only null' })]
  const steps = present.slice(1).map(({ value, index }, i) => ({
    index,
    value,
    from: present[i]?.value ?? value,
  }))
  const direction = Math.sign((present.at(-1)?.value ?? 0) - (present[0]?.value ?? 0)) || 1
  return steps
    .filter(({ value, from }) => (value - from) * direction < 0)
    .map(({ index, value, from }) =>
      issue({
        code: 'norm-order',
        path: `${path}/${index}`,
        expected: direction > 0 ? `at least ${from}` : `at most ${from}`,
        received: String(value),
        about: 'the lookup turns back',
      }),
    )
}

/** Values must lie within the ends of the metric. */
function rangeFaults(
  values: readonly (number | null)[],
  path: string,
  metric: Metric | null,
): Issue[] {
  const { minimum, maximum } = metric ?? { minimum: null, maximum: null }
  return values.flatMap((value, index) =>
    value !== null &&
    ((minimum !== null && value < minimum) || (maximum !== null && value > maximum))
      ? [
          issue({
            code: 'range',
            path: `${path}/${index}`,
            expected: `${minimum}..${maximum}`,
            received: String(value),
          }),
        ]
      : [],
  )
}
