/** Puts what parts give in their order, whoever is ready first. */
export interface InOrder<Delivery> {
  /** Parts that were taken in; the next one may be written as it is made. */
  readonly next: () => number
  /** Takes a part; it waits until all before it have come. */
  readonly take: (index: number, delivery: Delivery) => void
}

/** @param place - called for each part in its turn */
export function inOrder<Delivery>(
  place: (delivery: Delivery, index: number) => void,
): InOrder<Delivery> {
  const waiting = new Map<number, Delivery>()
  let next = 0
  return {
    next: () => next,
    take(index, delivery) {
      waiting.set(index, delivery)
      for (;;) {
        const found = waiting.get(next)
        if (found === undefined) return
        waiting.delete(next)
        place(found, next)
        next++
      }
    },
  }
}
