import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import type { ResponseBlock } from '../../table/blocks.js'
import { type PatternFinder, PLAIN_FINDER } from '../quality/pattern-finder.js'

/** The kernel counts in bytes. */
const MOST_ITEMS = 255

/** Patterns of answers, found by the kernel where the answers lie in its memory. */
export function kernelPatterns({
  allocate,
  holds,
  countAnswers,
  longestRuns,
  longestCycles,
}: Kernel): PatternFinder {
  const columns = makeColumn(Uint32Array, MOST_ITEMS, allocate)
  let first = new Uint16Array(0)
  let second = new Uint16Array(0)
  /** Points the kernel to the answers, and makes room for what it finds of them; whether it can look at them. */
  const pointTo = ({ codes, length }: ResponseBlock): boolean => {
    if (codes.length > MOST_ITEMS || !codes.every(holds)) return false
    if (first.length < length) {
      first = makeColumn(Uint16Array, length, allocate)
      second = makeColumn(Uint16Array, length, allocate)
    }
    codes.forEach(({ byteOffset }, item) => {
      columns[item] = byteOffset
    })
    return [columns, first, second].every(holds)
  }
  return {
    answerCounts(block) {
      if (!pointTo(block)) return PLAIN_FINDER.answerCounts(block)
      const { codes, length } = block
      countAnswers(columns.byteOffset, codes.length, length, first.byteOffset, second.byteOffset)
      return { nAnswered: first.slice(0, length), nExempt: second.slice(0, length) }
    },
    longestRuns(block) {
      if (!pointTo(block)) return PLAIN_FINDER.longestRuns(block)
      longestRuns(columns.byteOffset, block.codes.length, block.length, first.byteOffset)
      return first.slice(0, block.length)
    },
    longestCycles(block, least) {
      if (!pointTo(block)) return PLAIN_FINDER.longestCycles(block, least)
      longestCycles(columns.byteOffset, block.codes.length, block.length, first.byteOffset)
      return first.slice(0, block.length)
    },
  }
}
