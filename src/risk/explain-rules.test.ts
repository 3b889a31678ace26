import { describe, expect, it } from 'vitest'
import { banded, instrumentOf } from '../../tests/support/explained.js'
import { explain } from './explain.js'

describe('explain of rules and critical items', () => {
  it('rules, critical items and validity are said as the engine finds them', () => {
    const names = { en: 'Thoughts', zh: '念头' }
    const instrument = {
      ...instrumentOf(banded()),
      rules: [
        {
          id: 'r',
          names: { en: 'Triage', zh: '分流' },
          outcomes: [
            { id: 'high', names: { en: 'high', zh: '高' }, when: { item: 'q2', atLeast: 2 } },
            { id: 'low', names: { en: 'low', zh: '低' } },
          ],
        },
      ],
      criticalItems: [
        { id: 'c', names, when: { item: 'q2', atLeast: 1 }, severity: 'crisis' as const },
      ],
      validity: [{ id: 'v', names, when: { item: 'q2', atLeast: 3 }, state: 'suspect' as const }],
    }
    const said = (q2: number | null, language: 'en' | 'zh') =>
      explain(instrument, { q0: 1, q1: 1, q2 }, { language }).slice(-3)
    expect(said(2, 'en')).toEqual([
      'Triage: high',
      'critical item, Thoughts: yes',
      'validity, Thoughts: no',
    ])
    expect(said(2, 'zh')).toEqual(['分流：高', '危机题，念头：是', '效度，念头：否'])
    expect(said(null, 'en')).toEqual([
      'Triage: at least low, may be high once the missing answers are known',
      'critical item, Thoughts: cannot be said: an answer is missing',
      'validity, Thoughts: cannot be said: an answer is missing',
    ])
    expect(said(null, 'zh')).toEqual([
      '分流：至少为 低，补全缺失作答后可能为 高',
      '危机题，念头：无法判断：有作答缺失',
      '效度，念头：无法判断：有作答缺失',
    ])
  })
})
