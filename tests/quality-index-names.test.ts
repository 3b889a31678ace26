import { expect, it } from 'vitest'
import { qualityIndexName } from '../src/report/quality-index-names.js'
import { QUALITY_INDEXES } from '../src/score/quality/quality-indexes.js'

it.each(QUALITY_INDEXES.map(({ id }) => id))('%s has a name in both languages', (id) => {
  expect(qualityIndexName(id, 'en')).not.toBe(id)
  expect(qualityIndexName(id, 'zh')).toMatch(/\p{Script=Han}/u)
})

it('an index without a name is called by its id', () => {
  expect(qualityIndexName('constructor', 'zh')).toBe('constructor')
})
