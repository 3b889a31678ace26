import { describe, it } from 'vitest'
import { lms } from '../../src/norm/conversions/lms.js'
import { metricOf } from '../../src/norm/metrics.js'
import { interpolate } from '../../src/stat/interpolate.js'
import golden from './age-interpolation.json' with { type: 'json' }
import { expectClose } from './close-to.js'

const { inputs, expected } = golden
const { abs } = golden.tolerance
const table = {
  kind: 'lms',
  ages: inputs.age_table,
  l: inputs.L,
  m: inputs.M,
  s: inputs.S,
} as const

describe(`L, M and S between ages equal ${golden.source}`, () => {
  it.each(['L', 'M', 'S'] as const)('%s', (parameter) => {
    const at = (age: number): number =>
      interpolate(age, inputs.age_table, inputs[parameter], 'missing')
    expectClose(inputs.ask.map(at), expected[parameter], abs)
  })
  it.each([
    ['missing', expected.z],
    ['clamp', expected.z_clamped],
  ] as const)('z where ages outside the table are %s', (edges, z) => {
    const setting = { metric: metricOf('z'), round: 'none', edges } as const
    expectClose(
      inputs.ask.map((age) => lms.convert(table, setting, inputs.raw, age)),
      z,
      abs,
    )
  })
})
