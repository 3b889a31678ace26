/**
 * Puts positions into the order of their keys; those of the same key stay as they are (a counting sort).
 *
 * @param order - positions, as many as there are keys
 * @param keys - by position; whole numbers from 0 to `nKeys` (excluded)
 */
export function stableOrder(order: Int32Array, keys: Int32Array, nKeys: number): Int32Array {
  const ends = groupStarts(keys, nKeys)
  const sorted = new Int32Array(order.length)
  for (let index = 0; index < order.length; index++) {
    const position = order[index] as number
    const key = keys[position] as number
    const at = ends[key] as number
    sorted[at] = position
    ends[key] = at + 1
  }
  return sorted
}

/** Where each key begins among the sorted; one more at the end. */
export function groupStarts(keys: Int32Array, nKeys: number): Int32Array {
  const starts = new Int32Array(nKeys + 1)
  for (let index = 0; index < keys.length; index++) {
    const after = (keys[index] as number) + 1
    starts[after] = (starts[after] as number) + 1
  }
  for (let key = 0; key < nKeys; key++)
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  return starts
}

/** 0, 1, 2 and so on. */
export function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let index = 0; index < length; index++) numbers[index] = index
  return numbers
}
