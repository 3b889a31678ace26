/** Along which levels a swap may lead: ways that change nothing wider than a view, then ways that do. */
export interface SwapLevels {
  readonly clean: readonly (readonly number[])[]
  readonly wider: readonly (readonly number[])[]
}

/**
 * Along which levels a swap may lead so that it changes the groups of a view: along none (one path), along one (a pair)
 * or along two (a ring of four, which leaves the groups by either level as they are).
 *
 * @param levels - indexes of the view's levels
 * @param across - level that is also published across the levels above it, −1 where none is
 */
export function swapLevels(levels: readonly number[], across: number): SwapLevels {
  const last = levels.at(-1) ?? -1
  if (last === -1) return { clean: [[]], wider: [] }
  if (levels.length === 1 && last === across) return { clean: [[last]], wider: [[]] }
  const above = Array.from({ length: last }, (_, step) => last - 1 - step)
  const pairs = [...above.map((level) => [level]), []]
  if (across === -1 || last < across) return { clean: [[last]], wider: pairs }
  const rings = above.filter((level) => level < across).map((level) => [level, across])
  if (last === across) return { clean: rings, wider: [[last], ...pairs] }
  return { clean: [[last]], wider: [...rings, ...pairs] }
}
