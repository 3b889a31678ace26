import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUp, groupStarts, stableOrder } from './stable-order.js'

describe('stableOrder', () => {
  it('sorts by the keys and leaves those of one key in the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 50 }), (keys) => {
        const sorted = [...keys.keys()].sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0))
        const order = stableOrder(countUp(keys.length), Int32Array.from(keys), 6)
        expect([...order]).toEqual(sorted)
      }),
    )
  })

  it('says where each key begins', () => {
    expect([...groupStarts(Int32Array.of(2, 0, 2), 4)]).toEqual([0, 1, 1, 3, 3])
  })
})
