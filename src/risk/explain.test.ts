import { describe, expect, it } from 'vitest'
import { ALLOW_ONE, banded, instrumentOf, lines, zh } from '../../tests/support/explained.js'
import { makeCutScores, makeScale } from '../../tests/support/make-instrument.js'
import type { Scale } from '../instrument/instrument.js'
import { score } from '../score/score.js'
import { explain } from './explain.js'

describe('explain', () => {
  it('says item, answer, keyed value, sum, score and band', () => {
    expect(explain(instrumentOf(banded()), { q0: 2, q1: 0, q2: 1 })).toEqual([
      'Low mood (tiny.s)',
      '  q0 mood: answered 2 (answer 2), counts 2',
      '  q1 q1: answered 0, counts 3 (reverse-keyed)',
      '  q2 q2: answered 1, counts 1',
      '  sum of 3 of 3: 6',
      '  score 6',
      '  band raised, which begins at 5 (Manual (2000), unknown)',
    ])
    expect(explain(instrumentOf(banded()), { q0: 2, q1: 0, q2: 1 }, zh)).toEqual([
      '情绪低落 (tiny.s)',
      '  q0 心境：作答 2 (选项2)，计 2 分',
      '  q1 q1：作答 0，计 3 分（反向计分）',
      '  q2 q2：作答 1，计 1 分',
      '  3 项中已答 3 项，合计 6',
      '  得分 6',
      '  等级：偏高，自 5 起（Manual (2000)，未核对）',
    ])
  })

  it('says what is missing, how the score was completed and what it could be', () => {
    expect(lines(banded(), [1, 1, null]).slice(2)).toEqual([
      'q2 q2: not answered',
      'sum of 2 of 3: 3',
      'prorated: × 3 ÷ 2, halves rounded up',
      'score 5',
      'with the missing answers it could be 3 to 6',
      'band raised, which begins at 5 (Manual (2000), unknown)',
    ])
    expect(lines(banded(), [1, 1, null], zh).slice(2, 7)).toEqual([
      'q2 q2: 未作答',
      '3 项中已答 2 项，合计 3',
      '按比例折算：× 3 ÷ 2，四舍五入',
      '得分 5',
      '考虑缺失作答，得分可能为 3 至 6',
    ])
  })

  it.each([
    ['blank', null, 'not answered', '未作答'],
    ['declined', 999, 'declined to answer', '拒绝作答'],
    ['out of range', 7, 'an answer outside the codes', '作答不在选项编码之内'],
  ])('says that an answer is %s', (_, answer, en, chinese) => {
    expect(lines(banded(), [answer, 1, 1])[0]).toBe(`q0 mood: ${en}`)
    expect(lines(banded(), [answer, 1, 1], zh)[0]).toBe(`q0 心境: ${chinese}`)
  })

  it.each<[string, Partial<Scale>, (number | null)[], string[]]>([
    ['mean', { aggregate: 'mean' }, [1, 1, 1], ['mean over 3 of 3, their sum 4', 'score 1.3333']],
    [
      'percent of maximum',
      { aggregate: 'percent-of-maximum' },
      [1, 1, 0],
      ['percent of the maximum over 3 of 3, their sum 3', 'score 33.3333'],
    ],
    [
      'missing as zero',
      { missing: { ...ALLOW_ONE, completion: 'as-zero' } },
      [1, 1, null],
      [
        'sum of 2 of 3: 3',
        'missing answers count as zero, as the source declares',
        'score 3',
        'with the missing answers it could be 3 to 6',
      ],
    ],
    [
      'maximum, which nothing multiplies',
      { aggregate: 'maximum' },
      [1, 2, null],
      ['greatest of 2 of 3', 'score 1', 'with the missing answers it could be 1 to 3'],
    ],
    ['minimum', { aggregate: 'minimum' }, [1, 1, 3], ['least of 3 of 3', 'score 1']],
    [
      'too few',
      {},
      [1, null, null],
      [
        'sum of 1 of 3: 1',
        'not scored: too few answers',
        'with the missing answers it could be 1 to 7',
      ],
    ],
    [
      'out of range',
      {},
      [1, 9, 1],
      [
        'sum of 2 of 3: 2',
        'not scored: an answer lies outside the item’s codes',
        'with the missing answers it could be 2 to 5',
      ],
    ],
    [
      'transforms',
      {
        transform: [
          { kind: 'linear', multiply: 5, divide: 4, add: 0, round: 'truncate' },
          { kind: 'linear', multiply: 1, divide: 1, add: -2, round: 'none' },
          { kind: 'lookup', from: [3], to: [40] },
        ],
      },
      [1, 1, 1],
      ['sum of 3 of 3: 4', 'converted: × 5 ÷ 4, fraction dropped; − 2; table', 'score 40'],
    ],
  ])('says a %s as the engine reckons it', (_, parts, answers, expected) => {
    expect(lines(banded({ cutScoreSets: [], ...parts }), answers).slice(3)).toEqual(expected)
  })

  it.each<[Partial<Scale>, (number | null)[], string[]]>([
    [{ aggregate: 'mean' }, [1, 1, 1], ['3 项中已答 3 项求平均，其和为 4', '得分 1.3333']],
    [
      { aggregate: 'percent-of-maximum' },
      [1, 1, 0],
      ['3 项中已答 3 项，其和 3，折合最高分的百分比', '得分 33.3333'],
    ],
    [{ aggregate: 'maximum' }, [1, 1, 0], ['3 项中已答 3 项，取最大值', '得分 2']],
    [{ aggregate: 'minimum' }, [1, 1, 0], ['3 项中已答 3 项，取最小值', '得分 0']],
    [
      {
        transform: [
          { kind: 'linear', multiply: 1, divide: 1, add: 0, round: 'none' },
          { kind: 'linear', multiply: 2, divide: 1, add: 5, round: 'none' },
          { kind: 'lookup', from: [13], to: [40] },
        ],
      },
      [1, 1, 1],
      ['3 项中已答 3 项，合计 4', '换算：× 2 + 5; 换算表', '得分 40'],
    ],
  ])('says %j in Chinese with the figures of the engine', (parts, answers, expected) => {
    expect(lines(banded({ cutScoreSets: [], ...parts }), answers, zh).slice(3)).toEqual(expected)
  })

  it.each([
    ['half-up', 'converted: halves rounded up', '换算：四舍五入'],
    ['up', 'converted: rounded up', '换算：向上取整'],
  ] as const)('a step that only rounds (%s) is said without arithmetic', (round, en, chinese) => {
    const scale = banded({
      cutScoreSets: [],
      transform: [{ kind: 'linear', multiply: 1, divide: 1, add: 0, round }],
    })
    expect(lines(scale, [1, 1, 1])[4]).toBe(en)
    expect(lines(scale, [1, 1, 1], zh)[4]).toBe(chinese)
  })

  it('the least of answers that are not all there is not multiplied', () => {
    expect(
      lines(banded({ cutScoreSets: [], aggregate: 'minimum' }), [1, 1, null]).slice(3),
    ).toEqual(['least of 2 of 3', 'score 1', 'with the missing answers it could be 0 to 1'])
  })

  it('the first band begins nowhere, a strict one just above its bound, an unlabelled one by its id', () => {
    const cuts = makeCutScores([null, 2, 5], true).map((cut) => ({ ...cut, source: 'elsewhere' }))
    const scale = banded({ cutScoreSets: [{ group: {}, cutScores: cuts }] })
    expect(lines(scale, [0, 3, 2]).at(-1)).toBe('band usual (elsewhere, unknown)')
    expect(lines(scale, [0, 3, 2], zh).at(-1)).toBe('等级：正常（elsewhere，未核对）')
    expect(lines(scale, [0, 3, 3]).at(-1)).toBe(
      'band raised, which begins at > 2 (elsewhere, unknown)',
    )
    expect(lines(scale, [3, 1, 3]).at(-1)).toBe('band b2, which begins at > 5 (elsewhere, unknown)')
    const unsourced = banded({ cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2]) }] })
    expect(lines(unsourced, [0, 3, 2]).at(-1)).toContain('band raised')
  })

  it('weights are those of the engine', () => {
    const plain = makeScale('s', [0, 2], { missing: ALLOW_ONE })
    const weighted = {
      ...plain,
      terms: plain.terms.map((term, index) => ({ ...term, weight: index + 1 })),
    }
    expect(lines(weighted, [2, 0, 1])).toEqual([
      'q0 mood: answered 2 (answer 2), counts 2',
      'q2 q2: answered 1, counts 2',
      'sum of 2 of 2: 4',
      'score 4',
    ])
    expect(lines(weighted, [2, 0, null]).slice(2)).toEqual([
      'sum of 1 of 2: 2',
      'prorated: × 3 ÷ 1, halves rounded up',
      'score 6',
      'with the missing answers it could be 2 to 8',
    ])
  })

  it('every figure said is the engine’s, for every way to answer', () => {
    const choices = [null, 0, 1, 2, 3]
    for (const q0 of choices)
      for (const q1 of choices)
        for (const q2 of choices) {
          const instrument = instrumentOf(banded())
          const { raw, low, high } = score(instrument, { q0, q1, q2 }).scales['s'] ?? {}
          const said = explain(instrument, { q0, q1, q2 })
          if (raw === null) expect(said.join('\n')).toContain('not scored')
          else expect(said).toContain(`  score ${raw}`)
          if (low === high) expect(said.join('\n')).not.toContain('could be')
          else expect(said).toContain(`  with the missing answers it could be ${low} to ${high}`)
        }
  })

  it('a language without words is refused', () => {
    const language = 'fr' as unknown as 'en'
    expect(() => explain(instrumentOf(banded()), {}, { language })).toThrow(
      'explain knows no language fr',
    )
  })
})
