import { type CellPool, poolText } from '../result/cell-pool.js'

/** Cells by key: the text of a key is made when the key first comes. For keys of which there are few. */
export function rememberedCells(
  pool: CellPool,
  textOf: (key: string) => string,
): (key: string) => number {
  const known = new Map<string, number>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const cell = poolText(pool, textOf(key))
    known.set(key, cell)
    return cell
  }
}
