import { type Issue, issue } from '../../issue/issue.js'
import { polynomial } from '../../stat/polynomial.js'
import type { NormCell } from '../norm-table.js'
import { standardScore } from '../standard-score.js'
import type { ConversionMethod, ConversionOf, ConversionSetting } from './conversion-method.js'

type Regression = ConversionOf<'regression'>

/** Points of the ages of a cell at which the standard deviation is checked to be above 0. */
const CHECKED_POINTS = 200

/** Mean and standard deviation as polynomials of the centred age: `z = (raw − mean(age)) ÷ sd(age)`. */
export const regression: ConversionMethod<Regression> = {
  kind: 'regression',
  usesAge: true,
  faults,
  convert,
}

function convert(
  { mean, sd, centre }: Regression,
  { metric, round }: ConversionSetting,
  raw: number,
  age: number,
): number {
  const spread = polynomial(sd, age - centre)
  if (!(spread > 0)) return Number.NaN
  return standardScore((raw - polynomial(mean, age - centre)) / spread, metric, round)
}

function faults({ sd, centre }: Regression, path: string, { age }: NormCell): Issue[] {
  if (age === undefined)
    return [
      issue({
        code: 'range',
        path: path.replace(/\/conversion$/, ''),
        expected: 'the ages for which the regression holds',
        received: 'no ages',
      }),
    ]
  for (let point = 0; point <= CHECKED_POINTS; point++) {
    const at = age.from + ((age.to - age.from) * point) / CHECKED_POINTS
    const spread = polynomial(sd, at - centre)
    if (!(spread > 0))
      return [
        issue({
          code: 'range',
          path: `${path}/sd`,
          expected: 'a standard deviation above 0 at every age of the cell',
          received: `${spread} at ${at}`,
        }),
      ]
  }
  return []
}
