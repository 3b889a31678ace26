import type { RowBlock } from '../../src/io/row-block.js'
import { createKernel, type Kernel } from '../../src/kernel/kernel.js'
import type { ScreenedBlock } from '../../src/risk/screened-block.js'
import type { ScoreBlock } from '../../src/score/score-block.js'

/** A kernel of its own: tests of it are for machines that have one. */
export function kernelHere(): Kernel {
  const kernel = createKernel()
  if (kernel === null) throw new Error('kernelHere requires WebAssembly')
  return kernel
}

/** Kernels for many small works: each for ten of them, which do not use its memory up. */
export function kernelsHere(): () => Kernel {
  let kernel: Kernel | null = null
  let nWorks = 0
  return () => {
    if (kernel === null || nWorks++ % 10 === 0) kernel = kernelHere()
    return kernel
  }
}

/** Leaves a kernel no more than `nBytes` for one more column, and the bytes behind it. */
export function exhaust(kernel: Kernel, nBytes = 0): void {
  for (let size = 1 << 27; size >= 64; size /= 2) {
    const wanted = size + nBytes
    for (let room = kernel.allocate(wanted); room.byteOffset !== 0; room = kernel.allocate(wanted));
  }
}

/** A kernel that counts how often each of its functions is called, and as `rows` what it decodes. */
export function counted(kernel: Kernel): { kernel: Kernel; calls: Record<string, number> } {
  const calls: Record<string, number> = {}
  const counting = Object.entries(kernel).map(([name, call]) => [
    name,
    (...values: unknown[]) => {
      calls[name] = (calls[name] ?? 0) + 1
      const result = call(...values)
      if (name === 'decodeRows') calls['rows'] = (calls['rows'] ?? 0) + result - Number(values[3])
      return result
    },
  ])
  return { kernel: Object.fromEntries(counting), calls }
}

type Numbers = Uint8Array | Uint16Array | Int8Array | Int16Array | Int32Array | Uint32Array

const first = (column: Numbers | null, length: number): string | undefined =>
  column?.subarray(0, length).join(' ')

/** The carried cells as they are kept, where rows have any. */
function carriedOf({ carried, carriedRows, length }: RowBlock): unknown {
  const { bytes, ends, stride, plain } = carriedRows
  if (carried.length === 0 || length === 0) return null
  const lastEnd = ends[(carried.length - 1) * stride + length - 1] ?? 0
  return [first(plain, length), Buffer.from(bytes.subarray(0, lastEnd + 1)).toString('latin1')]
}

/** All that a block says, its columns as texts as far as they are filled. */
export function rowsOf(block: RowBlock): Readonly<Record<string, unknown>> {
  const { length, persons, students, issues, counts } = block
  return {
    length,
    rows: first(block.rows, length),
    codes: block.responses.map(({ codes }) => codes.map((column) => first(column, length))),
    lengths: block.responses.map((responses) => responses.length),
    sex: first(persons.sex, length),
    ageMonths: first(persons.ageMonths, length),
    grade: first(persons.grade, length),
    students: students === null ? null : first(students.ids, length),
    birthDate: first(block.birthDate, length),
    testDate: first(block.testDate, length),
    seconds: block.seconds?.subarray(0, length).join(' '),
    instructed: first(block.instructedFailed, length),
    categories: Object.entries(block.categories).map(([name, { codes, values }]) => [
      name,
      first(codes, length),
      [...values],
    ]),
    carried: block.carried.map(({ name, values }) => [name, ...values]),
    carriedRows: carriedOf(block),
    issues,
    counts,
  }
}

/** A column as far as it is filled, by its bits: −0 is not 0. */
function bitsOf(column: Numbers | Float64Array, length: number): string {
  const { buffer, byteOffset, byteLength } = column.subarray(0, length)
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex')
}

/** All that a block of scores says; its sums are for the kernel alone. */
export function scoresOf(block: ScoreBlock): Readonly<Record<string, unknown>> {
  const { length } = block
  const bits = (column: Numbers | Float64Array): string => bitsOf(column, length)
  return {
    length,
    answers: block.responses.codes.map(bits),
    unanswered: block.nUnanswered && bits(block.nUnanswered),
    scales: block.scales.map(({ standard, sums: _, ...columns }) => ({
      own: eachColumn(columns, bits),
      standard: standard && eachColumn(standard, bits),
    })),
    rules: block.rules.map((rule) => eachColumn(rule, bits)),
    criticalItems: block.criticalItems.map(bits),
    validity: block.validity.map(bits),
  }
}

function eachColumn<Column>(
  columns: object,
  bits: (column: Column) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries<Column>(columns as Record<string, Column>).map(([name, column]) => [
      name,
      bits(column),
    ]),
  )
}

/** All that a screened block says. */
export function screenedOf(block: ScreenedBlock): Readonly<Record<string, unknown>> {
  const { quality, crisis, tier, tierPossible, determined } = block
  const bits = (column: Uint8Array): string => bitsOf(column, block.length)
  return {
    scores: block.scores.map(scoresOf),
    sheets: eachColumn({ quality, crisis, tier, tierPossible, determined }, bits),
    rules: [...block.qualityRules, ...block.rules].map(bits),
  }
}
