import { describe, expect, it } from 'vitest'
import { blockOf } from '../../../tests/support/make-instrument.js'
import { MISSING } from '../../table/missing.js'
import type { ScoreBlock } from '../score-block.js'
import { PLAIN_FINDER } from './pattern-finder.js'
import type { QualityInput } from './quality-index.js'
import { QUALITY_INDEXES } from './quality-indexes.js'

const B = MISSING.blank

function inputOf(
  instruments: readonly (readonly (readonly number[])[])[],
  parts: Partial<QualityInput> = {},
): QualityInput {
  return {
    length: instruments[0]?.length ?? 0,
    responses: instruments.map(blockOf),
    scores: [],
    plans: [],
    validityStates: [],
    due: instruments.map(() => null),
    seconds: null,
    instructedFailed: null,
    finder: PLAIN_FINDER,
    patterns: [],
    ...parts,
  }
}

function value(
  id: string,
  input: QualityInput,
  chosen = input.responses.map((_, index) => index),
): number {
  const out = new Float64Array(input.length).fill(99)
  QUALITY_INDEXES.find((index) => index.id === id)?.compute(input, chosen, out)
  return out[0] as number
}

describe('response quality', () => {
  it('missing-share counts blanks and codes that do not exist over all items due', () => {
    expect(
      value('missing-share', inputOf([[[0, B, MISSING.outOfRange, 1]], [[1, 1]]])),
    ).toBeCloseTo(2 / 6, 15)
  })

  it('missing-share leaves out what does not apply, was put to nobody, or was not due', () => {
    expect(
      value('missing-share', inputOf([[[0, B, MISSING.notApplicable, MISSING.notAdministered]]])),
    ).toBe(0.5)
    expect(
      value('missing-share', inputOf([[[0, 0]], [[B, B]]], { due: [null, Uint8Array.of(0)] })),
    ).toBe(0)
    expect(value('missing-share', inputOf([[[B, B]]], { due: [Uint8Array.of(0)] }))).toBeNaN()
  })

  it('missing-share of a blank sheet is 1', () => {
    expect(value('missing-share', inputOf([[[B, B, B]]]))).toBe(1)
  })

  it('missing-share counts blanks that the form skips by design as answered', () => {
    const raw = blockOf([[0, B, B, B]])
    const filled = { ...raw, codes: raw.codes.with(2, Uint8Array.of(0)) }
    const scores = [{ responses: filled } as unknown as ScoreBlock]
    const input = inputOf([], { length: 1, responses: [raw], scores, due: [null] })
    expect(value('missing-share', input, [0])).toBe(0.5)
  })

  it.each<[string, number[][][], number]>([
    ['the instrument with answers only', [[[0, B]], [[B, B, B]]], 0.5],
    ['each instrument with an answer', [[[0, B]], [[B, 1, B]]], 3 / 5],
    ['every instrument of a blank sheet', [[[B, B]], [[B, B, B]]], 1],
    ['no instrument that was put to nobody', [[[MISSING.notAdministered]]], Number.NaN],
    ['a blank before one that was put to nobody', [[[B]], [[MISSING.notAdministered]]], 1],
  ])('missing-share where nobody knows what was due counts %s', (_, sheets, expected) => {
    const due = sheets.map(() => Uint8Array.of(2))
    expect(value('missing-share', inputOf(sheets, { due }))).toBe(expected)
  })

  it('the worst cycle of several instruments counts, each for itself', () => {
    const cycled = [[0, 1, 0, 1, 2, 2]]
    const clean = [[0, 1, 2]]
    for (const sheets of [
      [cycled, clean],
      [clean, cycled],
    ])
      expect(value('cycle-share', inputOf(sheets))).toBeCloseTo(4 / 6, 15)
  })

  it('only what a gate filled counts as answered, sheet by sheet', () => {
    const raw = blockOf([
      [0, B, B],
      [1, 2, B],
      [1, MISSING.declined, B],
    ])
    const filled = { ...raw, codes: raw.codes.with(1, Uint8Array.of(0, 2, MISSING.declined)) }
    const scores = [{ responses: filled } as unknown as ScoreBlock]
    const input = inputOf([], { length: 3, responses: [raw], scores, due: [null] })
    const out = new Float64Array(3)
    QUALITY_INDEXES.find(({ id }) => id === 'missing-share')?.compute(input, [0], out)
    expect([...out]).toEqual([1 / 3, 1 / 3, 2 / 3])
    const unsafe = [{ responses: filled, nUnanswered: Uint16Array.of(1, 0, 0) }]
    const open = inputOf([], {
      length: 3,
      responses: [raw],
      scores: unsafe as unknown as ScoreBlock[],
      due: [null],
    })
    QUALITY_INDEXES.find(({ id }) => id === 'missing-share')?.compute(open, [0], out)
    expect([...out]).toEqual([2 / 3, 1 / 3, 2 / 3])
  })

  it('one item by itself is no run', () => {
    expect(value('longest-run-share', inputOf([[[1]]]))).toBeNaN()
    expect(value('all-same', inputOf([[[1]], [[0, 1]]]))).toBe(0)
  })

  it.each([
    [[0, 0, 0, 0], 1],
    [[0, 1, 1, 1], 0.75],
    [[0, 1, 0, 1], 0.25],
    [[1, B, 1, 1], 0.5],
    [[B, B, B, B], Number.NaN],
  ])('longest-run-share of %j is %d', (row, expected) => {
    expect(value('longest-run-share', inputOf([[row]]))).toBe(expected)
  })

  it('the worst of several instruments counts, each for itself', () => {
    expect(value('longest-run-share', inputOf([[[0, 1, 0, 1]], [[1, 1, 1, 0]]]))).toBe(0.75)
    expect(value('longest-run-share', inputOf([[[0, 1, 0, 1]], [[1, 1, 1, 0]]]), [0])).toBe(0.25)
  })

  it.each([
    [[2, 2, 2], 1],
    [[2, 2, B], 0],
    [[2, 2, 1], 0],
    [[B, B, B], Number.NaN],
  ])('all-same of %j is %d', (row, expected) => {
    expect(value('all-same', inputOf([[row]]))).toBe(expected)
  })

  it.each([
    [[0, 1, 0, 1, 0, 1], 1],
    [[0, 1, 2, 0, 1, 2], 1],
    [[0, 1, 2, 3, 0, 1, 2, 3, 1, 1], 0.8],
    [[0, 0, 0, 0, 0, 0], 0],
    [[0, 1, 2, 3, 3, 1, 0, 2], 0],
    [[B, B, B, B], Number.NaN],
    [[0, 0, 1, 0, 0, 1, 0, 0, 1], 1],
    [[0, 1, 0, 1], 1],
    [[0, 1, 0, 2], 0],
    [[0, 1, 2, 0, 1], 0],
    [[0, 1, 2, 3, 0, 1, 2, 3], 1],
    [[0, 1, 2, 3, 0, 1, 2, 2], 0],
    [[0, 1, 2, 3, 1, 0, 1, 2, 3, 1], 1],
    [[0, 1, 2, 3, 1, 0, 1, 2, 3, 3], 0],
    [[0, 1, B, 1, 0, 1, 0, 2], 0.5],
    [[0, 1, 2, B, 1, 2, 0, 1], 0],
    [[2, 2, 0, 1, 0, 1, 0, 2, 2, 2], 0.5],
    [[0, 1, 0, 1, 2, 0, 1, 0, 1, 0], 0.5],
    [[0, 0, 0, 0, 1], 0],
  ])('cycle-share of %j is %d', (row, expected) => {
    expect(value('cycle-share', inputOf([[row]]))).toBe(expected)
  })

  it('seconds-per-item divides by the items answered, and says nothing without a time', () => {
    expect(
      value('seconds-per-item', inputOf([[[0, 1, B]]], { seconds: Float64Array.of(10) })),
    ).toBe(5)
    expect(value('seconds-per-item', inputOf([[[0, 1, B]]]))).toBeNaN()
    expect(
      value('seconds-per-item', inputOf([[[B, B, B]]], { seconds: Float64Array.of(10) })),
    ).toBeNaN()
  })

  it('instructed-failed passes the count on', () => {
    expect(
      value('instructed-failed', inputOf([[[0]]], { instructedFailed: Uint8Array.of(2) })),
    ).toBe(2)
    expect(value('instructed-failed', inputOf([[[0]]]))).toBeNaN()
  })

  it.each([
    [[2, 0], 1],
    [[2, 2], 2],
    [[0, 1], 0],
  ])('validity-state of truths %j for a suspect and an invalid rule is %d', (truths, expected) => {
    const scores = [
      { validity: truths.map((truth) => Uint8Array.of(truth)) } as unknown as ScoreBlock,
    ]
    expect(
      value(
        'validity-state',
        inputOf([[[0]]], { scores, validityStates: [['suspect', 'invalid']] }),
      ),
    ).toBe(expected)
  })

  it('an invalid rule above a suspect one counts as much as below it', () => {
    const scores = [
      { validity: [2, 2].map((truth) => Uint8Array.of(truth)) } as unknown as ScoreBlock,
    ]
    const input = inputOf([[[0]]], { scores, validityStates: [['invalid', 'suspect']] })
    expect(value('validity-state', input)).toBe(2)
  })
})
