import { describe, expect, it } from 'vitest'
import { type CellPool, createCellPool, poolText } from '../../src/batch/result/cell-pool.js'
import { type ScoreNotes, scoreNotes } from '../../src/batch/result/score-notes.js'
import { createByteWriter, takeBytes, writeBytes, writeNewline } from '../../src/io/byte-writer.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import type { CompiledInstrument } from '../../src/score/plan.js'
import { createScoreBufferIn, type ScoreBuffer } from '../../src/score/score-buffer.js'
import { STATUS, STATUSES } from '../../src/score/statuses.js'
import { makeColumn, onHeap } from '../../src/table/allocate.js'
import { MISSING } from '../../src/table/missing.js'
import { exhaust, kernelHere } from '../support/both-worlds.js'
import { makeInstrument, makeItem, makeScale, nobody } from '../support/make-instrument.js'
import { draws } from '../support/score-sheets.js'
import type { Draw } from '../support/score-twice.js'

const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at)
const N_OUTCOMES = 11

/** Scales over all of two items, and rules of many outcomes. */
function compiledOf(id: string, nScales: number, nRules: number): CompiledInstrument {
  return compileInstrument(
    makeInstrument({
      id,
      items: [makeItem('q0', 3), makeItem('q1', 3)],
      scales: upTo(nScales).map((at) => makeScale(`scale-${at}`, [0, 1])),
      rules: upTo(nRules).map((at) => ({
        id: `rule-${at}`,
        names: { en: 'rule' },
        outcomes: upTo(N_OUTCOMES).map((outcome) => ({
          id: `o${outcome}`,
          names: { en: 'outcome' },
          ...(outcome === N_OUTCOMES - 1 ? {} : { when: { item: 'q0', atLeast: 3 } as const }),
        })),
        source: 'test',
        confidence: 'unknown',
      })),
    }),
  )
}

type Fill = (buffer: ScoreBuffer, row: number, draw: Draw) => void
/** Numbers missing around those that tables end at. */
const NUMBERS = [0, 1, 2, 3, 9, 62, 63, 64, 65, 127, 128, 254, 255, 256, 257, 300]
const QUIET = [STATUS.scored, STATUS.scored, STATUS.scored, STATUS.prorated]
const LOUD = [STATUS.scored, STATUS.prorated, STATUS.tooFewAnswered, STATUS.outOfRange]

/** What an engine could have said of a sheet: nothing, a little, or something of everything. */
const somehow: Fill = ({ scales, rules, responses: { codes } }, row, draw) => {
  const isAbsent = draw(12) === 0
  const states = [QUIET, LOUD, [...LOUD, STATUS.notAdministered]][draw(3)] ?? LOUD
  for (const column of codes) column[row] = isAbsent ? MISSING.notAdministered : draw(4)
  for (const { status, nMissing } of scales) {
    status[row] = isAbsent ? STATUS.notAdministered : (states[draw(states.length)] as number)
    nMissing[row] = NUMBERS[draw(NUMBERS.length)] as number
  }
  for (const { certain, possible } of rules) {
    certain[row] = draw(N_OUTCOMES)
    possible[row] = draw(3) === 0 ? draw(N_OUTCOMES) : (certain[row] as number)
  }
}

interface Written {
  readonly lines: readonly string[]
  /** Of the rows that the kernel was asked for, how many it wrote. */
  readonly asked: number
  readonly done: number
}

interface Sheets {
  readonly lengths: readonly number[]
  readonly fill: Fill
  /** What stands in each cell before the notes. */
  readonly before?: string
  /** Where the scores lie; in the kernel's memory if absent. */
  readonly place?: 'heap'
  /** Bytes that there is room for from the beginning. */
  readonly room?: number
  /** Called before a block is noted. */
  readonly between?: (pool: CellPool, kernel: Kernel | null, block: number) => void
}

/** Notes of instruments in one cell of each row, with a kernel or without. */
function written(
  all: readonly CompiledInstrument[],
  { lengths, fill, before = '', place, room = 1, between }: Sheets,
  own: Kernel | null,
): Written {
  const count = { asked: 0, done: 0 }
  const writeNotes: Kernel['writeNotes'] = (...values) => {
    const end = own?.writeNotes(...values) ?? 0
    count.asked++
    if (end !== 0) count.done++
    return end
  }
  const kernel = own === null ? null : { ...own, writeNotes }
  const allocate = place === 'heap' ? onHeap : (kernel?.allocate ?? onHeap)
  const pool = createCellPool(kernel)
  const noters = all.map(
    (compiled): ScoreNotes => scoreNotes(compiled, compiled.instrument.id, pool),
  )
  const buffers = all.map((one) => createScoreBufferIn(allocate, one, Math.max(...lengths)))
  const writer = createByteWriter(room, kernel?.allocate)
  const draw = draws(9)
  for (const [block, length] of lengths.entries()) {
    for (const [at, buffer] of buffers.entries()) {
      buffer.length = length
      const { items } = (all[at] as CompiledInstrument).instrument
      const codes = items.map(() => makeColumn(Uint8Array, length, allocate))
      buffer.responses = { length, codes }
      for (let row = 0; row < length; row++) fill(buffer, row, draw)
      noters[at]?.take(buffer, nobody(length))
    }
    between?.(pool, kernel, block)
    for (let row = 0; row < length; row++) {
      const start = writer.length
      writeBytes(writer, Buffer.from(before))
      for (const noter of noters) noter.write(writer, start, row)
      writeNewline(writer)
    }
  }
  return { lines: Buffer.from(takeBytes(writer)).toString('latin1').split('\n'), ...count }
}

function expectAlike(all: readonly CompiledInstrument[], sheets: Sheets): Written {
  const found = written(all, sheets, kernelHere())
  const expected = written(all, sheets, null)
  for (const [row, line] of expected.lines.entries())
    if (found.lines[row] !== line) expect(found.lines[row], `row ${row}`).toBe(line)
  expect(found.lines).toHaveLength(expected.lines.length)
  return found
}

describe('notes by the kernel', () => {
  it('are the same bytes, of one instrument and of several in one cell', () => {
    const [one, two, three] = [
      compiledOf('one', 3, 2),
      compiledOf('two', 1, 0),
      compiledOf('three', 4, 1),
    ]
    for (const all of [[one], [two], [three, two, one]])
      for (const before of ['', 'x']) {
        const sheets = { lengths: [700, 1, 0, 3, 500], fill: somehow, before }
        const { lines, done, asked } = expectAlike(all, sheets)
        expect(lines.filter((line) => line.includes('(64 missing)')).length).toBeGreaterThan(20)
        // Numbers that no table holds are seldom, and what is known once is written by the kernel.
        expect(done).toBeGreaterThan(asked / 20)
      }
  })

  it('are written by the kernel once it knows each of them, and by nobody for a sheet without', () => {
    const compiled = compiledOf('one', 2, 1)
    const fill: Fill = ({ scales, rules }, row) => {
      for (const [at, { status, nMissing }] of scales.entries()) {
        status[row] = (row >> at) & 1 ? STATUS.tooFewAnswered : STATUS.scored
        nMissing[row] = 63
      }
      for (const { certain, possible } of rules) {
        certain[row] = 7
        possible[row] = row & 4 ? 6 : 7
      }
    }
    const { lines, asked, done } = expectAlike([compiled], { lengths: [800], fill })
    expect([asked, done]).toEqual([700, 700 - 3])
    expect(lines[7]).toBe(
      'one.scale-0 too-few-answered (63 missing); one.scale-1 too-few-answered (63 missing); ' +
        'one.rule-0 undetermined (o7 to o6)',
    )
    expect(lines[8]).toBe('')
  })

  it('are the same of scores that do not lie in its memory', () => {
    const all = [compiledOf('one', 2, 1)]
    const { asked } = expectAlike(all, { lengths: [200], fill: somehow, place: 'heap' })
    expect(asked).toBe(0)
  })

  it.each(NUMBERS)('say how many are missing: %d', (number) => {
    const compiled = compiledOf('one', 1, 0)
    const fill: Fill = ({ scales }, row) => {
      for (const { status, nMissing } of scales) {
        status[row] = 1 + (row % 3)
        nMissing[row] = number + (row % 2)
      }
    }
    const { lines } = expectAlike([compiled], { lengths: [27], fill })
    for (const [row, line] of lines.slice(0, 27).entries())
      expect(line).toBe(`one.scale-0 ${STATUSES[1 + (row % 3)]} (${number + (row % 2)} missing)`)
  })

  it('name every two outcomes of a rule, and nothing where they are one', () => {
    const fill: Fill = ({ rules }, row) => {
      for (const { certain, possible } of rules) {
        certain[row] = Math.floor(row / N_OUTCOMES) % N_OUTCOMES
        possible[row] = row % N_OUTCOMES
      }
    }
    const { lines } = expectAlike([compiledOf('one', 1, 2)], { lengths: [242, 121], fill })
    for (const [row, line] of lines.slice(0, 363).entries()) {
      const [least, most] = [Math.floor(row / N_OUTCOMES) % N_OUTCOMES, row % N_OUTCOMES]
      const note = (rule: number): string => `one.rule-${rule} undetermined (o${least} to o${most})`
      expect(line).toBe(least === most ? '' : `${note(0)}; ${note(1)}`)
    }
  })

  it('say once that nothing was put, also of an instrument that has rules alone', () => {
    const fill: Fill = ({ rules, scales, responses: { codes } }, row) => {
      const isAbsent = row % 3 === 2
      for (const column of codes) column[row] = isAbsent ? MISSING.notAdministered : MISSING.blank
      for (const { status } of scales)
        status[row] = isAbsent ? STATUS.notAdministered : STATUS.tooFewAnswered
      for (const { possible } of rules) possible[row] = 1
    }
    for (const nScales of [0, 2]) {
      const { lines } = expectAlike([compiledOf('one', nScales, 1)], { lengths: [30], fill })
      for (let row = 2; row < 30; row += 3) expect(lines[row]).toBe('one not-administered')
    }
  })

  it.each(['grows', 'grows out of the memory of the kernel'])(
    'are the same while the pool %s',
    (how) => {
      const compiled = compiledOf(`${'long-'.repeat(50)}name`, 3, 2)
      const before = how === 'grows' ? undefined : exhaust
      const between: Sheets['between'] = (pool, kernel, block) => {
        // Cells of others that the pool takes in between.
        for (let at = 0; at < 300; at++) poolText(pool, `${block} ${at}`)
        if (block === 2 && kernel !== null) before?.(kernel)
      }
      const lengths = [20, 300, 1500, 1500, 700]
      const sheets = { lengths, fill: somehow, between, room: 1 << 23 }
      const { done } = expectAlike([compiled], sheets)
      expect(done).toBeGreaterThan(20)
    },
  )
})
