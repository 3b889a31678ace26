import { expect, it } from 'vitest'
import type { InOrder } from './in-order.js'
import { type SharedWork, shareParts } from './share-parts.js'

type Work = SharedWork<'screen', null>
type Delivery = Parameters<Work['sequence']['take']>[1]

/** Work on three parts in this thread alone. */
const work = (sequence: InOrder<Delivery>): Work => ({
  kind: 'screen',
  order: () => {
    throw new Error('no other thread is told anything')
  },
  crew: null,
  lane: {
    nParts: 3,
    async *part() {
      yield null
      return { delivery: {} as Delivery }
    },
  } as unknown as Work['lane'],
  drain: () => {},
  sequence,
  rows: () => 0,
  watch: { signal: new AbortController().signal },
})

it('a part that was not put in its place ends the work with an error', async () => {
  const all: number[] = []
  const whole = { next: () => all.length, take: (index: number) => void all.push(index) }
  await expect(shareParts(work(whole))).resolves.toEqual([])
  expect(all).toEqual([0, 1, 2])
  let taken = 0
  const losing = {
    next: () => taken,
    take: (index: number) => {
      if (index !== 1) taken++
    },
  }
  await expect(shareParts(work(losing))).rejects.toThrow('shareParts placed 2 of 3 parts')
})
