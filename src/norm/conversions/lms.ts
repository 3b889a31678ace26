import { interpolate } from '../../stat/interpolate.js'
import { lmsZScore } from '../lms-z-score.js'
import { standardScore } from '../standard-score.js'
import type { ConversionMethod, ConversionOf, ConversionSetting } from './conversion-method.js'
import { lengthFaults, risingFaults } from './list-faults.js'

type Lms = ConversionOf<'lms'>

/** Box–Cox power, median and coefficient of variation, each interpolated linearly between ages; then the LMS z score. */
export const lms: ConversionMethod<Lms> = {
  kind: 'lms',
  usesAge: true,
  faults: ({ ages, l, m, s }, path) => [
    ...risingFaults(ages, `${path}/ages`, 'strictly'),
    ...lengthFaults(l, `${path}/l`, ages.length),
    ...lengthFaults(m, `${path}/m`, ages.length),
    ...lengthFaults(s, `${path}/s`, ages.length),
  ],
  convert,
}

function convert(
  { ages, l, m, s }: Lms,
  { metric, round, edges }: ConversionSetting,
  raw: number,
  age: number,
): number {
  const z = lmsZScore(
    raw,
    interpolate(age, ages, l, edges),
    interpolate(age, ages, m, edges),
    interpolate(age, ages, s, edges),
  )
  return standardScore(z, metric, round)
}
