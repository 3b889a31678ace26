import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeHtml } from '../../html.js'
import { escaped } from './escape.js'

it('is escapeHtml for every text, by a shorter way where there is nothing to do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escaped(text)).toBe(escapeHtml(text))
    }),
    { numRuns: 2000 },
  )
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code)
    if (escaped(character) !== escapeHtml(character)) expect(code.toString(16)).toBe('escaped')
  }
})
