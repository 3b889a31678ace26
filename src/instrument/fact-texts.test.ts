import { describe, expect, it } from 'vitest'
import { confidenceText } from './confidence-text.js'
import { CONFIDENCES } from './document.js'
import { licenceName, licenceText } from './licence-text.js'

/** Classes of licences that the instruments shipped have. */
const STATUSES = [
  'public-domain',
  'free',
  'free-noncommercial',
  'permission',
  'commercial',
  'unknown',
] as const

const CHINESE = /^[^a-z]+$/

describe('facts in words', () => {
  it.each(CONFIDENCES)('how well a fact was checked has words in both languages: %s', (one) => {
    expect(confidenceText(one, 'en')).not.toContain('-')
    expect(confidenceText(one, 'zh')).toMatch(CHINESE)
  })

  it.each(STATUSES)('a class of licences has a name and a meaning in both: %s', (one) => {
    for (const say of [licenceName, licenceText]) {
      expect(say(one, 'en')).toMatch(/^[a-z][a-z ,:;]+$/)
      expect(say(one, 'zh')).toMatch(CHINESE)
    }
  })

  it('what is of another kind is said as it is, names of objects too', () => {
    for (const say of [confidenceText, licenceName, licenceText])
      for (const text of ['by hand', 'constructor']) expect(say(text, 'zh')).toBe(text)
  })
})
