import { describe, expect, it } from 'vitest'
import { makeRule } from '../../tests/support/make-protocol.js'
import { high, screened } from '../../tests/support/two-ages.js'
import type { Condition } from '../instrument/document.js'

describe('screening of sheets of unknown grade', () => {
  const forYouth = makeRule('high', 'red', high, { grades: [6, 7] })
  const forAll = makeRule('high', 'red', high)

  it('what an instrument of other grades lacks does not make a sheet invalid', () => {
    expect(screened([forAll], { youth: [2, 2, 0] })).toMatchObject({
      quality: 'valid',
      tier: 'red',
    })
    expect(screened([forAll], {})).toMatchObject({ quality: 'invalid', tier: 'invalid' })
  })

  it('a rule for some grades is possible and never certain', () => {
    expect(screened([forYouth], { youth: [2, 2, 0] })).toMatchObject({
      tier: 'undetermined',
      tierPossible: 'red',
      isDetermined: false,
    })
    expect(screened([forYouth], { youth: [2, 2, 0] }, 7)).toMatchObject({ tier: 'red' })
    expect(screened([forYouth], { youth: [2, 2, 0] }, 5).tier).not.toBe('red')
  })

  it('a rule for some grades that does not hold is no reason', () => {
    expect(screened([forYouth], { child: [0, 0, 0, 0], youth: [1, 1, 0] })).toMatchObject({
      tier: 'none',
      isDetermined: true,
      reasons: [],
    })
  })

  it('grade 0 is a grade, which takes what it is named for and nothing else', () => {
    expect(screened([forYouth], { youth: [2, 2, 0] }, 0)).toMatchObject({
      tier: 'none',
      isDetermined: true,
      crisis: 'false',
    })
    expect(screened([forYouth], {}, 0).scores['child']?.scales['total']?.status).toBe(
      'not-administered',
    )
  })

  it('a crisis rule for some grades is certain', () => {
    const crisis = makeRule(
      'crisis',
      'red',
      { instrument: 'youth', criticalItem: 'thoughts' },
      {
        grades: [6, 7],
        crisis: true,
      },
    )
    expect(screened([crisis], { youth: [1, 1, 2] })).toMatchObject({ tier: 'red', crisis: 'true' })
  })

  it('critical items that may have been due are unknown', () => {
    expect(screened([forAll], { youth: [1, 1, 0] }).crisis).toBe('unknown')
    expect(screened([forAll], { youth: [1, 1, 0] }, 7).crisis).toBe('false')
  })
})

describe('instruments that a grade does not take', () => {
  it('are not administered, and answers to them are kept', () => {
    const { scores, quality } = screened([], { youth: [1, 1, 0], child: [1, null, null, 1] }, 7)
    expect(quality).toBe('valid')
    expect(scores['child']?.scales['total']?.status).toBe('too-few-answered')
    expect(screened([], { youth: [1, 1, 0] }, 7).scores['child']?.scales['total']?.status).toBe(
      'not-administered',
    )
  })

  it('a critical item answered all the same is a crisis', () => {
    expect(screened([], { youth: [1, 1, 0], child: [0, 0, 0, 1] }, 7).crisis).toBe('true')
  })

  it.each<[string, Condition]>([
    ['low on it', { instrument: 'child', scale: 'total', atMost: 8 }],
    ['not high on it', { not: { instrument: 'child', scale: 'total', atLeast: 1 } }],
    ['no thoughts on it', { not: { instrument: 'child', criticalItem: 'thoughts' } }],
  ])('put nobody in a tier for being %s', (_, when) => {
    const rules = [makeRule('rule', 'red', when)]
    expect(screened(rules, { youth: [1, 1, 0] }, 7)).toMatchObject({
      tier: 'none',
      isDetermined: true,
    })
    expect(screened(rules, { child: [0, 0, 0, 0] }, 4).tier).toBe('red')
  })
})
