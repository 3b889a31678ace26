import { describe, expect, it } from 'vitest'
import { testItem } from '../../../tests/support/answer-files.js'
import { MISSING } from '../../table/missing.js'
import { expectedAnswers } from './expected-answers.js'
import { itemMeaning, MEANING } from './item-meaning.js'

const item = testItem('q1', 4)
const { outOfRange, notACode, byLeadingCode } = MEANING

describe('coding "code"', () => {
  const meaning = itemMeaning(item, {
    coding: 'code',
    missing: { declined: ['-3'], blank: ['(空)'] },
  })
  it.each([
    ['0', 0],
    ['3', 3],
    [' 3 ', 3],
    ['３', 3],
    ['3.0', 3],
    ['03', 3],
    ['', MISSING.blank],
    ['　', MISSING.blank],
    ['(空)', MISSING.blank],
    ['（空）', MISSING.blank],
    ['999', MISSING.declined],
    ['-3', MISSING.declined],
    ['4', outOfRange],
    ['-1', outOfRange],
    ['2.5', outOfRange],
    ['x', notACode],
    ['3 - always', notACode],
  ])('%j means %d', (text, expected) => {
    expect(meaning(text)).toBe(expected)
  })
})

describe('coding "label"', () => {
  const meaning = itemMeaning(item, { coding: 'label', missing: {} })
  it.each([
    ['never', 0],
    [' ALWAYS ', 3],
    ['总是', 3],
    ['3', 3],
    ['3 - always', 3],
    ['3 – Always', 3],
    ['2 - more than half of it', byLeadingCode + 2],
    ['3 - never', notACode],
    ['1 - never', 0],
    ['4.总是', 3],
    ['２ － 经常', 2],
    ['3=总是', 3],
    ['3 总是', 3],
    ['3总是', 3],
    ['3天', notACode],
    ['1.2', outOfRange],
    ['0.9', outOfRange],
    ['1-2', notACode],
    ['1:30', notACode],
    ['总是（3分）', 3],
    ['总 是', 3],
    ['一直', 3],
    ['从来没有', 0],
    ['常常', 2],
    ['有时候', 1],
    ['7 - always', notACode],
    ['mostly', notACode],
    ['7', outOfRange],
  ])('%j means %d', (text, expected) => {
    expect(meaning(text)).toBe(expected)
  })
})

it('coding "index" counts options from 1, coding "score" undoes the keying', () => {
  const index = itemMeaning(item, { coding: 'index', missing: {} })
  expect(['1', '4', '0', '5'].map(index)).toEqual([0, 3, outOfRange, outOfRange])
  const score = itemMeaning(testItem('q3', 4, 0, true), { coding: 'score', missing: {} })
  expect(['0', '3'].map(score)).toEqual([3, 0])
})

it('scores before reversal are read as the options that they stand for', () => {
  const reversed = testItem('q3', 4, 0, true)
  const meanings = (['done', 'not-done'] as const).map((reversal) =>
    itemMeaning(reversed, { coding: 'score', reversal, missing: {} }),
  )
  expect(meanings.map((meaning) => ['0', '1', '3', '4'].map(meaning))).toEqual([
    [3, 2, 0, outOfRange],
    [0, 1, 3, outOfRange],
  ])
  const plain = itemMeaning(testItem('q1', 4), {
    ...{ coding: 'score', reversal: 'not-done', missing: {} },
  })
  expect(['0', '3'].map(plain)).toEqual([0, 3])
})

it.each([
  ['A. never', 0],
  ['D、总是', 3],
  ['ｄ．always', 3],
  ['总是。', 3],
  ['3 - always.', 3],
  ['E. sometime', notACode],
])('coding "label": %j means %d', (text, expected) => {
  expect(itemMeaning(item, { coding: 'label', missing: {} })(text)).toBe(expected)
})

it('a table of answers is read before the coding', () => {
  const yesNo = itemMeaning(testItem('m1', 2), {
    ...{ coding: 'index', missing: {} },
    answers: { 1: 1, 2: 0, 是: 1 },
  })
  expect(['1', '2', '是', '3'].map(yesNo)).toEqual([1, 0, 1, outOfRange])
})

it('two options of the same label are no answer by their label', () => {
  const [first, second] = item.options
  const label = { en: 'yes' }
  const twice = { ...item, options: [first, second].map((option) => ({ ...option, label })) }
  const meaning = itemMeaning(twice as typeof item, { coding: 'label', missing: {} })
  expect([meaning('yes'), meaning('1 - yes')]).toEqual([notACode, 1])
})

it('what is expected is said in the terms of the coding', () => {
  expect(expectedAnswers(item, 'code')).toBe('0..3')
  expect(expectedAnswers(testItem('m1', 2), 'code')).toBe('0, 1')
  expect(expectedAnswers(item, 'index')).toBe('a position 1..4')
  expect(expectedAnswers(testItem('q3', 4, 0, true), 'score')).toBe('an item score 0..3')
  expect(expectedAnswers(item, 'label')).toBe('a label of the item, or its code 0..3')
})
