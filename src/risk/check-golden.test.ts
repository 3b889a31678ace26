import { describe, expect, it } from 'vitest'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import { testNormTable } from '../norm/test-norm-table.js'
import { checkGoldenCase, type GoldenCase } from './check-golden.js'

const names = { en: 'x' }
const instrument = makeInstrument({
  id: 'tiny',
  items: [0, 1, 2].map((index) => makeItem(`q${index}`, 3)),
  scales: [
    makeScale('s', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 3]) }],
    }),
    makeScale('m', [0, 1, 2], { aggregate: 'mean' }),
  ],
  rules: [
    {
      id: 'triage',
      names,
      outcomes: [
        { id: 'high', names, when: { scale: 's', atLeast: 6 } },
        { id: 'none', names },
      ],
    },
  ],
  criticalItems: [{ id: 'c', names, when: { item: 'q2', atLeast: 2 }, severity: 'crisis' }],
  validity: [{ id: 'v', names, when: { item: 'q0', codes: [3] }, state: 'suspect' }],
})
const norms = testNormTable([
  { scale: 's', sex: 'female', conversion: { kind: 'mean-sd', mean: 4, sd: 2 } },
])

const caseOf = (expected: GoldenCase['expected'], parts: Partial<GoldenCase> = {}): GoldenCase => ({
  name: 'case',
  answers: [1, 1, 2],
  expected,
  source: 'by hand',
  ...parts,
})

function faults(golden: GoldenCase, tables = [norms]): string[] {
  return checkGoldenCase(instrument, golden, tables).map(
    ({ code, path, expected, received }) => `${code} ${path}: ${expected}, ${received}`,
  )
}

const RIGHT: GoldenCase['expected'] = {
  scales: {
    s: { raw: 4, status: 'scored', band: 'b1', low: 4, high: 4, nMissing: 0, standard: 50 },
    m: { raw: 1.3333333333333333 },
  },
  rules: { triage: 'none' },
  rulesPossible: { triage: 'none' },
  criticalItems: { c: 'true' },
  validity: { v: 'false' },
}

describe('checkGoldenCase', () => {
  it('is content with a case that comes out', () => {
    expect(faults(caseOf(RIGHT, { person: { sex: 'female' } }))).toEqual([])
  })

  it('two ways to divide are the same figure, and a last digit of nine is not', () => {
    expect(faults(caseOf({ scales: { m: { raw: 1.333333333333 } } }))).toEqual([])
    expect(faults(caseOf({ scales: { s: { raw: 4 + 3e-12 } } }))).toEqual([])
    expect(faults(caseOf({ scales: { s: { raw: 4 + 6e-12 } } }))).toHaveLength(1)
    expect(faults(caseOf({ scales: { s: { low: 4 - 6e-12 } } }))).toHaveLength(1)
  })

  it('is content with what is expected to be missing', () => {
    const expected: GoldenCase['expected'] = {
      scales: {
        s: { raw: null, status: 'too-few-answered', band: null, low: 2, high: 5, standard: null },
      },
      rulesPossible: { triage: 'none' },
      criticalItems: { c: 'false' },
    }
    expect(faults(caseOf(expected, { answers: [1, null, 1], person: { sex: 'female' } }))).toEqual(
      [],
    )
    expect(faults(caseOf({ scales: { s: { standard: null } } }))).toEqual([])
  })

  it.each<[GoldenCase['expected'], string]>([
    [{ scales: { s: { raw: 5 } } }, 'scales/s/raw: 5, 4'],
    [{ scales: { s: { raw: null } } }, 'scales/s/raw: null, 4'],
    [{ scales: { s: { status: 'prorated' } } }, 'scales/s/status: prorated, scored'],
    [{ scales: { s: { band: 'b0' } } }, 'scales/s/band: b0, b1'],
    [{ scales: { s: { band: null } } }, 'scales/s/band: null, b1'],
    [{ scales: { s: { low: 3 } } }, 'scales/s/low: 3, 4'],
    [{ scales: { s: { high: 5 } } }, 'scales/s/high: 5, 4'],
    [{ scales: { s: { nMissing: 1 } } }, 'scales/s/nMissing: 1, 0'],
    [{ scales: { s: { standard: 51 } } }, 'scales/s/standard: 51, 50'],
    [{ scales: { m: { standard: 50 } } }, 'scales/m/standard: 50, undefined'],
    [{ scales: { m: { raw: 1.333333333 } } }, 'scales/m/raw: 1.333333333, 1.3333333333333333'],
    [{ scales: { s: { row: 4 } as object } }, 'scales/s/row: 4, undefined'],
    [{ scales: { x: { raw: 4 } } }, 'scales/x: a scale, none of this name'],
    [{ rules: { triage: 'high' } }, 'rules/triage: high, none'],
    [{ rules: { other: 'none' } }, 'rules/other: none, undefined'],
    [{ rulesPossible: { triage: 'high' } }, 'rulesPossible/triage: high, none'],
    [{ criticalItems: { c: 'false' } }, 'criticalItems/c: false, true'],
    [{ criticalItems: { d: 'false' } }, 'criticalItems/d: false, undefined'],
    [{ validity: { v: 'unknown' } }, 'validity/v: unknown, false'],
  ])('finds the wrong expectation %j', (expected, fault) => {
    expect(faults(caseOf(expected, { person: { sex: 'female' } }))).toEqual([
      `golden-mismatch case: ${fault}`,
    ])
  })

  it('finds every wrong figure of a case, and lets the right ones pass', () => {
    const expected = {
      scales: { s: { raw: 5, status: 'scored', low: 3 } },
      rules: { triage: 'high' },
    }
    expect(faults(caseOf(expected))).toHaveLength(3)
  })

  it.each<[GoldenCase['expected']]>([
    [{}],
    [{ scales: {} }],
    [{ scales: { s: {} } }],
    [{ rules: {} }],
  ])('a case that expects nothing (%j) is a fault', (expected) => {
    expect(faults(caseOf(expected))).toEqual([
      'golden-mismatch case: expected: at least one figure, none',
    ])
  })

  it.each([[[1, 1]], [[1, 1, 2, 0]]])('answers %j to three items are a fault', (answers) => {
    expect(faults(caseOf({ validity: { v: 'false' } }, { answers }))).toEqual([
      `golden-mismatch case: answers: 3, ${answers.length}`,
    ])
  })
})
