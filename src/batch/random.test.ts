import { expect, it } from 'vitest'
import { createRandom } from './random.js'

it('the same seed gives the same stream, another seed another', () => {
  const stream = (seed: number): number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 50 }, () => random.bits())
  }
  expect(stream(7)).toEqual(stream(7))
  expect(stream(7)).not.toEqual(stream(8))
})

it('the stream of seed 1 begins with these bits on every machine', () => {
  const random = createRandom(1)
  expect(Array.from({ length: 3 }, () => random.bits())).toMatchInlineSnapshot(`
    [
      52107484,
      3520520,
      3760476048,
    ]
  `)
})

it('draws of the normal curve have mean 0 and spread 1', () => {
  const random = createRandom(3)
  const n = 100_000
  let sum = 0
  let squares = 0
  for (let draw = 0; draw < n; draw++) {
    const value = random.normal()
    sum += value
    squares += value * value
  }
  expect(Math.abs(sum / n)).toBeLessThan(0.02)
  expect(Math.abs(squares / n - 1)).toBeLessThan(0.02)
})

it('below reaches every number under its bound and no other', () => {
  const random = createRandom(5)
  const seen = new Set(Array.from({ length: 500 }, () => random.below(4)))
  expect([...seen].sort()).toEqual([0, 1, 2, 3])
})
