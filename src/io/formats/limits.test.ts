import { expect, it } from 'vitest'
import { expansionGuard, READ_LIMITS } from './limits.js'

it('expansionGuard lets small parts grow as they like, and large ones 200 times', () => {
  const small = expansionGuard(10, READ_LIMITS)
  expect(() => small(READ_LIMITS.freeBytes)).not.toThrow()
  expect(() => small(1)).toThrow('at most 200 times')
  const large = expansionGuard(READ_LIMITS.freeBytes, READ_LIMITS)
  expect(() => large(READ_LIMITS.freeBytes * 200)).not.toThrow()
  expect(() => large(1)).toThrow('at most 200 times')
})

it('expansionGuard has an end for every part, whatever its compressed size', () => {
  const huge = expansionGuard(2 ** 40, READ_LIMITS)
  expect(() => huge(READ_LIMITS.expandedBytes + 1)).toThrow('8 GiB')
})
