import { describe, expect, it } from 'vitest'
import { loadInstrument, loadNormTable } from '../../io/catalogue.js'
import { translatorTo } from '../../io/translator.js'
import { cutScoresText, instrumentName, normsText } from './methods-words.js'

function instrument(id: string) {
  const loaded = loadInstrument(id)
  if (!loaded.ok) throw new Error(id)
  return loaded.value
}

function norms(id: string) {
  const loaded = loadNormTable(id)
  if (!loaded.ok) throw new Error(id)
  return [loaded.value]
}

describe('a methods paragraph', () => {
  it('names a variant by its words and how well it was checked, not by its id', () => {
    const prorated = instrument('phq-9@prorated')
    expect(instrumentName(prorated, 'en')).toContain(
      'variant "Up to two missing items prorated" (from memory, unchecked)',
    )
    expect(instrumentName(prorated, 'zh')).toContain(
      '变体“最多缺两题时按比例折算”（凭记忆，未核对）',
    )
    for (const language of ['en', 'zh'] as const) {
      expect(instrumentName(prorated, language)).not.toMatch(/\(prorated\)/)
      expect(instrumentName(instrument('phq-9'), language)).not.toMatch(/variant|变体/)
    }
  })

  it('says which norms are outdated and which rest on one source', () => {
    const tables = norms('scl-90/china-adults-a-1986')
    const english = normsText(tables, 'en', translatorTo('en'))
    expect(english).toMatch(/1986, .*n = \d+.*outdated: /)
    const chinese = normsText(tables, 'zh', translatorTo('zh'))
    expect(chinese).toMatch(/1986.*已过时：[^a-z]+；scl-90/)
    for (const { confidence } of tables)
      expect(english.includes('one source')).toBe(confidence === 'single-source')
  })

  it('says of what scales the cut scores are not verified by two sources', () => {
    const said = ['phq-9', 'gad-7', 'dsrsc', 'mht', 'sds-zh', 'scared-41'].map((id) => {
      const one = instrument(id)
      const isUnsure = one.scales.some(({ cutScoreSets }) =>
        cutScoreSets.some(({ cutScores }) =>
          cutScores.some(
            ({ at, confidence }) => at !== null && confidence !== 'verified-2-sources',
          ),
        ),
      )
      expect(cutScoresText(one, 'en') !== '', id).toBe(isUnsure)
      expect(cutScoresText(one, 'zh') !== '', id).toBe(isUnsure)
      return isUnsure
    })
    expect(new Set(said).size).toBe(2)
  })
})
