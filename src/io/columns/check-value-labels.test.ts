import { describe, expect, it } from 'vitest'
import { testInstrument, testItem } from '../../../tests/support/answer-files.js'
import type { ColumnMap } from '../column-map.js'
import { checkValueLabels } from './check-value-labels.js'

const INSTRUMENT = testInstrument('scale', [testItem('q1', 3)])
const use = { kind: 'item', instrument: 0, item: 0, id: 'q1' } as const

/** What is said of a column of these value labels. */
function said(valueLabels: readonly (readonly [string, string])[], map: ColumnMap = {}) {
  const mapped = map.columns?.['q1']
  const own = typeof mapped === 'object' ? mapped?.coding : undefined
  const coding = own ?? map.coding ?? 'code'
  const columns = [{ index: 0, header: 'q1', uses: [{ ...use, coding }] }]
  return checkValueLabels(columns, [{ name: 'q1', valueLabels }], [INSTRUMENT], map).map(
    ({ severity, code, column, received }) => `${severity} ${code} ${column}: ${received}`,
  )
}

const SHIFTED = [
  ['1', 'Never'],
  ['2', 'sometimes'],
  ['3', '常常'],
] as const

describe('value labels that contradict the codes', () => {
  it('are an error, with the first value that does', () => {
    expect(said(SHIFTED)).toEqual(['error key-conflict q1: 1 with the label of code 0'])
    expect(
      said([
        ['0', 'often'],
        ['2', 'never'],
      ]),
    ).toEqual(['error key-conflict q1: 0 with the label of code 2'])
  })

  it('are a warning where the map says that the numbers are codes', () => {
    expect(said(SHIFTED, { coding: 'code' })).toHaveLength(1)
    expect(said(SHIFTED, { coding: 'code' })[0]).toMatch(/^warning/)
    expect(said(SHIFTED, { columns: { q1: { column: 'q1', coding: 'code' } } })[0]).toMatch(
      /^warning/,
    )
  })

  it('are nothing where the map says what the numbers are', () => {
    expect(
      said(SHIFTED, { columns: { q1: { column: 'q1', answers: { 1: 0, 2: 1, 3: 2 } } } }),
    ).toEqual([])
    expect(said(SHIFTED, { coding: 'index' })).toEqual([])
  })
})

it.each([
  [
    'the labels of the codes',
    [
      ['0', 'never'],
      ['1', '有时'],
      ['2', 'often'],
    ],
  ],
  [
    'labels of other things',
    [
      ['0', 'low'],
      ['1', 'high'],
    ],
  ],
  [
    'numbers as labels',
    [
      ['1', '0'],
      ['2', '1'],
    ],
  ],
  ['no labels', []],
] as const)('%s are not in the way', (_, labels) => {
  expect(said(labels)).toEqual([])
})

describe('value labels of a person', () => {
  const saidOf = (
    field: 'grade' | 'sex',
    valueLabels: readonly (readonly [string, string])[],
    map: ColumnMap = {},
  ): string[] => {
    const columns = [{ index: 0, header: 'g', uses: [{ kind: 'field', field } as const] }]
    return checkValueLabels(columns, [{ name: 'g', valueLabels }], [], map).map(
      ({ severity, code, column, received }) => `${severity} ${code} ${column}: ${received}`,
    )
  }
  const GRADES = [
    ['1', '七年级'],
    ['2', '初二'],
    ['3', 'Grade 9'],
  ] as const
  const SEXES = [
    ['1', '男'],
    ['2', '女'],
    ['9', '未填'],
  ] as const

  it('that are other grades than their numbers are an error, even where the map names the column', () => {
    const error = ['error grade-unknown g: 1 with the label of grade 7']
    expect(saidOf('grade', GRADES)).toEqual(error)
    expect(saidOf('grade', GRADES, { columns: { grade: 'g' } })).toEqual(error)
  })

  it('that are the same grades, or none, are nothing', () => {
    const same = GRADES.map(([text, label]) => [String(Number(text) + 6), label] as const)
    expect(saidOf('grade', same)).toEqual([])
    expect(saidOf('grade', [['1', '低年级组']])).toEqual([])
  })

  it('that are the other sex than the map says are an error', () => {
    const swapped = saidOf('sex', SEXES, { sex: { 1: 'female', 2: 'male' } })
    expect(swapped).toEqual(['error sex-unknown g: 1, declared as female, with the label of male'])
    expect(saidOf('sex', SEXES, { sex: { 1: 'male', 2: 'female' } })).toEqual([])
    expect(saidOf('sex', SEXES)).toEqual([])
  })
})
