import { describe, expect, it } from 'vitest'
import { ALLOW_ONE, banded, lines, zh } from '../../tests/support/explained.js'
import { makeScale } from '../../tests/support/make-instrument.js'
import { testNormTable } from '../norm/test-norm-table.js'
import type { ExplainOptions } from './explain.js'

describe('explain of scales of scales and norms', () => {
  it('a scale of scales names its parts, weighted or lacking', () => {
    const parts = [
      makeScale('a', [0, 1], { names: { en: 'Part A', zh: '部分甲' } }),
      makeScale('b', [2]),
    ]
    const whole = makeScale('s', [0, 1], { of: 'scales' })
    const weighted = {
      ...whole,
      terms: whole.terms.map((term, index) => ({ ...term, weight: index + 1 })),
    }
    expect(lines([...parts, weighted], [1, 3, 2])).toEqual([
      'Part A: 1',
      'b: 2 × 2',
      'sum of 2 of 2: 5',
      'score 5',
    ])
    expect(lines([...parts, weighted], [1, null, 2], zh).slice(0, 2)).toEqual([
      '部分甲: 未计分：作答题目过少',
      'b: 2 × 2',
    ])
  })

  it('a count of scales counts them and does not add them up', () => {
    const parts = [makeScale('a', [0]), makeScale('b', [2])]
    const count = makeScale('s', [0, 1], {
      of: 'scales',
      aggregate: 'count',
      counts: { low: 2, lowStrict: false, high: null, highStrict: false },
    })
    expect(lines([...parts, count], [3, 0, 1]).slice(2)).toEqual([
      'counted in 2 of 2: 1',
      'score 1',
    ])
  })

  it('a ratio without a denominator is said to be that, not to lack answers', () => {
    const parts = [makeScale('a', [0]), makeScale('b', [2])]
    const ratio = makeScale('s', [0, 1], { of: 'scales', aggregate: 'ratio' })
    const last = (answers: number[], options?: ExplainOptions) =>
      lines([...parts, ratio], answers, options).slice(2)
    expect(last([3, 0, 0])).toEqual([
      'numerator divided by denominator',
      'not scored: the denominator is zero',
    ])
    expect(last([3, 0, 0], zh)).toEqual(['分子除以分母', '未计分：分母为 0'])
    expect(last([3, 0, 2])).toEqual(['numerator divided by denominator', 'score 1.5'])
  })

  it.each([
    [
      ['female', 5, 150],
      'norm table tiny/nowhere-2000, female, grades 5, 6: t 60',
      '常模 tiny/nowhere-2000，女，年级 5、6：t 60',
    ],
    [
      ['male', -1, 150],
      'norm table tiny/nowhere-2000, male, age 12 to below 14: t 50',
      '常模 tiny/nowhere-2000，男，年龄 12 至不满 14：t 50',
    ],
    [
      ['unknown', -1, -1],
      'norm table tiny/nowhere-2000 has no norm for this person',
      '常模 tiny/nowhere-2000 不适用于此人',
    ],
  ] as const)(
    'names the norm cell of %j in both languages',
    ([sex, grade, ageMonths], en, chinese) => {
      const conversion = { kind: 'mean-sd', sd: 1 } as const
      const norms = [
        testNormTable([
          { scale: 's', sex: 'female', grades: [5, 6], conversion: { ...conversion, mean: 5 } },
          {
            scale: 's',
            sex: 'male',
            age: { from: 12, to: 14 },
            conversion: { ...conversion, mean: 6 },
          },
        ]),
      ]
      const options = { norms, person: { sex, grade, ageMonths } }
      const normLine = (language: 'en' | 'zh') =>
        lines(banded(), [2, 0, 1], { ...options, language }).find((line) => line.includes('tiny/'))
      expect([normLine('en'), normLine('zh')]).toEqual([en, chinese])
      expect(lines(banded(), [2, 0, null], options)).toContain(
        'with the missing answers it could be 5 to 8',
      )
    },
  )

  it('says why there is no standard score where the table has none, and nothing of norms where there is no raw score', () => {
    const conversion = { kind: 'lookup', rawFrom: 0, values: [40, 50, 60] } as const
    const options = { norms: [testNormTable([{ scale: 's', conversion }])] }
    expect(lines(banded(), [2, 0, 1], options)).toContain(
      'no standard score: no norm for this person',
    )
    expect(lines(banded(), [1, 3, 0], options)).toContain('norm table tiny/nowhere-2000: t 50')
    expect(lines(banded(), [1, 3, 0], { ...options, ...zh })).toContain(
      '常模 tiny/nowhere-2000：t 50',
    )
    expect(lines(banded(), [1, 3, 0], options).join()).not.toContain('could be')
    expect(lines(banded(), [1, null, null], options).join()).not.toContain('norm')
    const prorated = lines(
      banded({ missing: { ...ALLOW_ONE, maxMissing: 1 } }),
      [0, 3, null],
      options,
    )
    expect(prorated.filter((line) => line.includes('norm'))).toEqual([
      'norm table tiny/nowhere-2000: t 40',
    ])
  })
})
