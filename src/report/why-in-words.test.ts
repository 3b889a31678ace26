import { describe, expect, it } from 'vitest'
import protocol from '../../protocols/cn-grades-4-12-cards.json' with { type: 'json' }
import { parseProtocol } from '../risk/parse-protocol.js'
import { whyInWords } from './why-in-words.js'

const parsed = parseProtocol(protocol)
if (!parsed.ok) throw new Error('the protocol of the test does not parse')
const [rule, other] = parsed.value.rules
const [quality] = parsed.value.quality
if (rule === undefined || other === undefined || quality === undefined) throw new Error('no rules')

describe('why a sheet is to be repeated', () => {
  const english = `undetermined: ?${rule.id}, ?${other.id}`
  const chinese = `无法判定：${rule.names.zh}（?${rule.id}）、${other.names.zh}（?${other.id}）`

  it.each([english, chinese])('is said in both languages, without ids: %s', (why) => {
    expect(whyInWords(parsed.value, why, 'en')).toBe(
      `Undetermined: ${rule.names.en}; ${other.names.en}`,
    )
    expect(whyInWords(parsed.value, why, 'zh')).toBe(
      `无法判定：${rule.names.zh}；${other.names.zh}`,
    )
  })

  it('is said of invalid sheets', () => {
    for (const why of [`invalid: ${quality.id}`, `答卷无效：${quality.names.zh}（${quality.id}）`])
      expect(whyInWords(parsed.value, why, 'zh')).toBe(`答卷无效：${quality.names.zh}`)
  })

  it.each(['', 'undetermined: ?no-such-rule', 'a note of the office', '无法判定：某条（?x）'])(
    'stays as it is where it is not understood: %s',
    (why) => {
      expect(whyInWords(parsed.value, why, 'zh')).toBe(why)
    },
  )
})
