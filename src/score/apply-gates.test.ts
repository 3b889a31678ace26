import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import type { GateDocument, UnansweredDocument } from '../instrument/document.js'
import { MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import { scoreTable } from './score-table.js'

const B = MISSING.blank
const GATE: GateDocument = { when: { item: 'q0', codes: [0] }, items: ['q1', 'q2'], code: 1 }

function gated(
  gates: GateDocument[],
  rows: readonly (readonly number[])[],
  unanswered: UnansweredDocument[] = [],
) {
  const instrument = makeInstrument({
    items: [0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
    scales: [makeScale('s', [0, 1, 2, 3])],
    gates,
    unanswered,
  })
  const given = blockOf(rows)
  const before = given.codes.map((column) => [...column])
  const block = scoreTable(compileInstrument(instrument), given, nobody(rows.length))
  expect(given.codes.map((column) => [...column])).toEqual(before)
  return {
    given,
    block,
    rows: rows.map((_, row) => block.responses.codes.map((column) => column[row])),
  }
}

describe('gates', () => {
  it.each([
    ['blanks are filled where the condition holds', [0, B, B, 3], [0, 1, 1, 3]],
    ['answers that were given are kept', [0, 2, B, 3], [0, 2, 1, 3]],
    ['blanks stay where the condition does not hold', [1, B, B, 3], [1, B, B, 3]],
    ['blanks stay where the condition is unknown', [B, B, B, 3], [B, B, B, 3]],
    ['items of no gate stay blank', [0, B, B, B], [0, 1, 1, B]],
    [
      'only blanks are filled, no other missing answers',
      [0, MISSING.declined, MISSING.notAdministered, MISSING.outOfRange],
      [0, MISSING.declined, MISSING.notAdministered, MISSING.outOfRange],
    ],
  ])('%s', (_, row, expected) => {
    expect(gated([GATE], [row]).rows).toEqual([expected])
  })

  it('each sheet is decided by itself, and the filled code scores', () => {
    const { block, rows } = gated(
      [GATE],
      [
        [0, B, B, 0],
        [1, B, B, 0],
        [0, 3, 3, 0],
      ],
    )
    expect(rows).toEqual([
      [0, 1, 1, 0],
      [1, B, B, 0],
      [0, 3, 3, 0],
    ])
    expect([...(block.scales[0]?.raw ?? [])]).toEqual([2, Number.NaN, 6])
  })

  it('a gate sees what the gates above it filled', () => {
    const next: GateDocument = { when: { item: 'q2', codes: [1] }, items: ['q3'], code: 2 }
    expect(gated([GATE, next], [[0, B, B, B]]).rows).toEqual([[0, 1, 1, 2]])
    expect(gated([next, GATE], [[0, B, B, B]]).rows).toEqual([[0, 1, 1, B]])
  })

  it('columns that no gate fills, and blocks without gates, are those of the caller', () => {
    const { given, block } = gated([GATE], [[0, B, B, B]])
    expect(block.responses.codes.map((column, index) => column === given.codes[index])).toEqual([
      true,
      false,
      false,
      true,
    ])
    const plain = gated([], [[0, B, B, B]])
    expect(plain.block.responses).toBe(plain.given)
  })
})

describe('questions that are not safe to leave open', () => {
  const OPEN: UnansweredDocument = { items: ['q1', 'q3'], code: 3 }

  it('count as the declared code where they are blank or declined, and only there', () => {
    expect(gated([], [[B, B, B, MISSING.declined]], [OPEN]).rows).toEqual([[B, 3, B, 3]])
    const kept = [0, 1, MISSING.declined, MISSING.outOfRange]
    expect(gated([], [kept, [0, MISSING.notAdministered, 0, 0]], [OPEN]).rows).toEqual([
      kept,
      [0, MISSING.notAdministered, 0, 0],
    ])
  })

  it('come after the gates, whose code is kept', () => {
    expect(gated([GATE], [[0, B, B, B]], [OPEN]).rows).toEqual([[0, 1, 1, 3]])
    expect(gated([GATE], [[1, B, B, B]], [OPEN]).rows).toEqual([[1, 3, B, 3]])
  })

  it('are counted sheet by sheet, anew for each block', () => {
    const { block } = gated(
      [GATE],
      [
        [0, B, B, B],
        [1, B, B, MISSING.declined],
        [1, 1, 1, 1],
      ],
      [OPEN],
    )
    expect([...(block.nUnanswered ?? [])]).toEqual([1, 2, 0])
  })
})
