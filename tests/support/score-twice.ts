import { expect } from 'vitest'
import type { Instrument, Item } from '../../src/instrument/instrument.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import type { CompiledInstrument } from '../../src/score/plan.js'
import { createScoreBuffer, createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTable, scoreTableBy } from '../../src/score/score-table.js'
import { makeColumn } from '../../src/table/allocate.js'
import type { PersonBlock, ResponseBlock } from '../../src/table/blocks.js'
import { FIRST_MISSING, MISSING } from '../../src/table/missing.js'
import { counted, kernelsHere, scoresOf } from './both-worlds.js'
import { draws } from './score-sheets.js'

/** Blocks one after the other in the same buffer; sixteen sheets are added up at a time. */
export const LENGTHS: readonly number[] = [300, 33, 17, 16, 15, 1, 0, 31]
const MISSING_BYTES = [FIRST_MISSING, ...Object.values(MISSING)]
const nextKernel = kernelsHere()

export type Draw = (limit: number) => number

/** Answers of a sheet: complete, with a few or many missing, all missing alike, or with bytes that are no option. */
function someSheet(items: readonly Item[], draw: Draw): number[] {
  const style = draw(8)
  const missing = () => MISSING_BYTES[draw(MISSING_BYTES.length)] as number
  const one = missing()
  const oneOddIn = [0, 0, items.length, 10, 2, 1, items.length, 6][style] ?? 0
  return items.map(({ options }) => {
    if (oneOddIn === 0 || draw(oneOddIn) > 0) return draw(options.length)
    if (style === 5) return one
    return style < 6 ? missing() : noOption(options.length, draw)
  })
}

function noOption(nOptions: number, draw: Draw): number {
  const bytes = [nOptions, nOptions + 1, 15, 16, 17, 31, 64, 127, 128, 144, 249, 253]
  return Math.max(nOptions, bytes[draw(bytes.length)] as number)
}

/** Sheets in columns that begin where the kernel can read them. */
export function someAnswers(
  { items }: Instrument,
  length: number,
  draw: Draw,
  kernel: Kernel,
): ResponseBlock {
  const codes = items.map(() => makeColumn(Uint8Array, length, kernel.allocate))
  for (let row = 0; row < length; row++)
    for (const [item, code] of someSheet(items, draw).entries())
      (codes[item] as Uint8Array)[row] = code
  return { length, codes }
}

/** Persons of whom more or less is known. */
export function somePersons(
  length: number,
  draw: Draw,
  informant: string | undefined,
): PersonBlock {
  return {
    length,
    sex: Uint8Array.from({ length }, () => draw(3)),
    ageMonths: Int16Array.from({ length }, () => (draw(9) === 0 ? -1 : 30 + draw(260))),
    grade: Int8Array.from({ length }, () => (draw(9) === 0 ? -1 : 1 + draw(12))),
    ...(informant === undefined ? {} : { informant }),
  }
}

/** Scores blocks with the kernel and without; returns how often the kernel was asked. */
export function expectScoresAlike(
  compiled: CompiledInstrument,
  lengths: readonly number[] = LENGTHS,
  seed = 1,
): Readonly<Record<string, number>> {
  const { kernel, calls } = counted(nextKernel())
  const capacity = Math.max(...lengths)
  const buffer = createScoreBufferIn(kernel.allocate, compiled, capacity)
  const heap = createScoreBuffer(compiled, capacity)
  const steps = kernelSteps(kernel)
  const draw = draws(seed)
  for (const length of lengths) {
    const answers = someAnswers(compiled.instrument, length, draw, kernel)
    const persons = somePersons(length, draw, compiled.informant ?? undefined)
    const found = scoresOf(scoreTableBy(steps, compiled, answers, persons, buffer))
    expect(found).toEqual(scoresOf(scoreTable(compiled, answers, persons, heap)))
  }
  return calls
}
