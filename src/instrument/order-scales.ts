import type { ReadTerms } from './read-terms.js'

/**
 * An order of scales in which each stands after those it is made of; otherwise that of the file.
 *
 * @param scales - what each scale is made of, by index
 * @returns the order of indexes, and the indexes of scales that are made of themselves
 */
export function orderScales(scales: readonly ReadTerms[]): {
  readonly order: readonly number[]
  readonly circular: readonly number[]
} {
  const order: number[] = []
  const state = new Uint8Array(scales.length)
  const circular: number[] = []
  const visit = (index: number): void => {
    if (state[index] === 2) return
    if (state[index] === 1) {
      circular.push(index)
      return
    }
    state[index] = 1
    const scale = scales[index]
    if (scale?.of === 'scales') for (const term of scale.terms) visit(term.index)
    state[index] = 2
    order.push(index)
  }
  for (const index of scales.keys()) visit(index)
  return { order, circular }
}
