import { type Allocate, onHeap } from '../table/allocate.js'
import { KERNEL } from './kernel.generated.js'

/**
 * The innermost loops as WebAssembly, many cells at a time: an image of `assembly/`, whose functions take addresses in a
 * memory of its own. What it works on is a column that {@link Kernel.allocate} made; whoever calls it asks
 * {@link Kernel.holds} and has a plain way for columns that lie elsewhere, and the files that come of
 * it are the same.
 */
export interface Kernel extends KernelFunctions {
  readonly allocate: Allocate
  /** Whether a column lies in the kernel's memory; its `byteOffset` is then its address. */
  readonly holds: (column: ArrayBufferView) => boolean
}

type AddScales = (parts: number, nParts: number, packed: number, length: number) => void

type PatternFunction = (columns: number, nItems: number, length: number, longest: number) => void

interface KernelFunctions {
  readonly decodeRows: (
    plan: number,
    from: number,
    end: number,
    row: number,
    limit: number,
  ) => number
  readonly addTerms: (terms: number, nTerms: number, packed: number, length: number) => void
  readonly countAnswers: (
    columns: number,
    nItems: number,
    length: number,
    nAnswered: number,
    nExempt: number,
  ) => void
  readonly longestRuns: PatternFunction
  readonly longestCycles: PatternFunction
  readonly addScales: AddScales
  readonly addSums: AddScales
  readonly combineOdd: (
    combine: number,
    parts: number,
    odd: number,
    nOdd: number,
    raw: number,
    low: number,
    high: number,
    status: number,
    nMissing: number,
  ) => number
  readonly finishSums: (
    finish: number,
    packed: number,
    length: number,
    sums: number,
    raw: number,
    low: number,
    high: number,
    status: number,
    nMissing: number,
    odd: number,
  ) => number
  readonly assignBands: (
    values: number,
    length: number,
    bounds: number,
    strict: number,
    nBands: number,
    bands: number,
    sums: number,
    bandOfSum: number,
  ) => void
  readonly copyBytes: (from: number, to: number, length: number) => void
  readonly writeCells: (
    to: number,
    cells: number,
    nCells: number,
    step: number,
    words: number,
    starts: number,
    lengths: number,
  ) => number
  readonly writeNotes: (
    sources: number,
    nSources: number,
    row: number,
    to: number,
    isFurther: number,
    words: number,
    starts: number,
    lengths: number,
  ) => number
  readonly fillBands: (
    bands: number,
    sets: number,
    length: number,
    cells: number,
    cellOf: number,
  ) => void
  readonly fillNumbers: (
    values: number,
    from: number,
    length: number,
    cells: number,
    wholes: number,
    numbers: number,
    numberCells: number,
    mask: number,
    sums: number,
    cellOfSum: number,
  ) => number
}

/** What is used of WebAssembly, whose types are those of a browser. */
interface Assembly {
  readonly Memory: new (size: { initial: number; maximum: number }) => { buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { exports: unknown }
}

const PAGE = 1 << 16
/**
 * What is not touched takes no memory of the machine, but is counted by the garbage collector, which begins to hurry above
 * 64 MB; a term of 182 items takes 19 MB.
 */
const SIZE = 1 << 26
const ALIGNMENT = 64
/** Bytes behind each column, so that whole vectors can be read and written at its end. */
const SLACK = 64
/** Nothing lies at address 0, which stands for nothing. */
const START = 64

/** A kernel with a memory of its own; null where the machine, or the policy of a page, has none. */
export function createKernel(): Kernel | null {
  const { WebAssembly: assembly } = globalThis as { WebAssembly?: Assembly }
  if (assembly === undefined) return null
  try {
    const memory = new assembly.Memory({ initial: SIZE / PAGE, maximum: SIZE / PAGE })
    const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0))
    const { exports } = new assembly.Instance(new assembly.Module(bytes), { env: { memory } })
    return { ...(exports as KernelFunctions), ...rooms(memory.buffer) }
  } catch {
    return null
  }
}

function rooms(buffer: ArrayBuffer): Pick<Kernel, 'allocate' | 'holds'> {
  let next = START
  return {
    allocate(nBytes) {
      const end = next + nBytes + SLACK
      if (end > buffer.byteLength) return onHeap(nBytes)
      const byteOffset = next
      next = Math.ceil(end / ALIGNMENT) * ALIGNMENT
      return { buffer, byteOffset }
    },
    holds: (column) => column.buffer === buffer,
  }
}
