import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movesAlong, nestedGroups } from './moves.js'

/** Values of three levels of paths that are in order by the levels in turn, each path once. */
const ordered = fc
  .uniqueArray(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), {
    minLength: 1,
    maxLength: 30,
    selector: (path) => path.join(),
  })
  .map((paths) => {
    const sorted = paths.sort((one, other) => one.join().localeCompare(other.join()))
    return [0, 1, 2].map((level) => Int32Array.from(sorted, (path) => path[level] ?? 0))
  })

describe('movesAlong', () => {
  it('bunches the paths that agree above the level, and at the level that is published across', () => {
    fc.assert(
      fc.property(ordered, fc.nat(2), fc.constantFrom(-1, 1, 2), (codes, level, across) => {
        const moves = movesAlong(codes, level, across)
        const { order, bunchStart, bunchEnd, runStart, runEnd, values } = moves
        const isOfBunch = (one: number, other: number): boolean =>
          codes.every(
            (column, at) =>
              !(at < level || (at === across && at > level)) || column[one] === column[other],
          )
        expect([...order].sort((one, other) => one - other)).toEqual([...values.keys()])
        for (const path of values.keys()) {
          const all = [...values.keys()]
          const bunch = all.filter((other) => isOfBunch(path, other))
          expect([...order.subarray(bunchStart[path], bunchEnd[path])]).toEqual(bunch)
          const run = bunch.filter((other) => values[other] === values[path])
          expect([...order.subarray(runStart[path], runEnd[path])]).toEqual(run)
        }
      }),
    )
  })
})

describe('nestedGroups', () => {
  it('numbers the combinations of the first levels from the first path on', () => {
    expect([...nestedGroups([Int32Array.of(0, 0, 1, 1), Int32Array.of(2, 3, 2, 2)], 4)]).toEqual([
      0, 1, 2, 2,
    ])
    expect([...nestedGroups([], 3)]).toEqual([0, 0, 0])
  })
})
