import { describe, expect, it } from 'vitest'
import { banded, instrumentOf } from '../../tests/support/explained.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { compileProtocol } from './compile-protocol.js'
import { explainScreening } from './explain.js'

describe('explainScreening', () => {
  const protocol = makeProtocol({
    instruments: [{ instrument: 'tiny' }],
    quality: [
      {
        id: 'missing',
        names: { en: 'much missing', zh: '缺答较多' },
        index: 'missing-share',
        atLeast: 0.6,
        state: 'invalid',
      },
      {
        id: 'some',
        names: { en: 'some missing', zh: '有缺答' },
        index: 'missing-share',
        atLeast: 0.3,
        state: 'suspect',
      },
    ],
    rules: [
      makeRule('high', 'red', { instrument: 'tiny', scale: 's', atLeast: 7 }, { source: 'manual' }),
      makeRule('raised', 'yellow', { instrument: 'tiny', scale: 's', atLeast: 5 }),
    ],
    references: { manual: { text: 'Manual (2000)' } },
  })
  const compiled = compileProtocol(protocol, [compileInstrument(instrumentOf(banded()))])
  const said = (answers: object, language: 'en' | 'zh' = 'en') => {
    const all = explainScreening(compiled, { answers: { tiny: { ...answers } } }, language)
    const start = all.findIndex((line) => /^(response quality|作答质量)/.test(line))
    return all.slice(start, -1)
  }

  it('says quality, the rules that hold, the tier and that it is no diagnosis', () => {
    expect(said({ q0: 3, q1: 0, q2: 1 })).toEqual([
      'response quality: valid',
      'red: high: yes (Manual (2000))',
      'yellow: raised: yes',
      'tier: red',
    ])
    expect(said({ q0: 3, q1: 0, q2: 1 }, 'zh')).toEqual([
      '作答质量：有效',
      '红色：high：是（Manual (2000)）',
      '黄色：raised：是',
      '预警级别：红色',
    ])
    const last = explainScreening(compiled, { answers: {} }).at(-1)
    expect(last).toBe('A screening result is not a diagnosis; it suggests with whom to talk.')
    expect(explainScreening(compiled, { answers: {} }, 'zh').at(-1)).toContain('不是诊断')
  })

  it.each([
    [{ q0: 0, q1: 3, q2: 0 }, 'tier: no card', '预警级别：无卡'],
    [
      { q0: 2, q1: 3, q2: null },
      'tier: undetermined; with the missing answers it may be yellow',
      '预警级别：无法判定；补全缺失作答后可能为 黄色',
    ],
    [
      { q0: 3, q1: 1, q2: null },
      'tier: yellow; with the missing answers it may be red',
      '预警级别：黄色；补全缺失作答后可能为 红色',
    ],
    [
      { q0: 3 },
      'tier: none, the sheet is invalid and belongs on the retest list',
      '预警级别：无，答卷无效，列入复测名单',
    ],
  ])('of %j says %s', (answers, en, chinese) => {
    expect(said(answers).at(-1)).toBe(en)
    expect(said(answers, 'zh').at(-1)).toBe(chinese)
  })

  it('names the quality rules that speak', () => {
    expect(said({ q0: 0, q1: 3 })[0]).toBe('response quality: suspect (some missing)')
    expect(said({ q0: 0, q1: 3 }, 'zh')[0]).toBe('作答质量：存疑（有缺答）')
    expect(said({ q0: 0 })[0]).toBe('response quality: invalid (much missing, some missing)')
    expect(said({ q0: 0 }, 'zh')[0]).toContain('无效')
  })

  it('explains the instruments that were answered, and no others', () => {
    const titles = (answers: object) =>
      explainScreening(compiled, { answers: { ...answers } }).filter((line) => line === 'Test')
    expect(titles({ tiny: { q0: 1 } })).toHaveLength(1)
    expect(titles({})).toHaveLength(0)
  })
})
