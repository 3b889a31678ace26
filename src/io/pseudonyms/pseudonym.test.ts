import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pseudonym } from './pseudonym.js'

const key = Buffer.from('a key of enough characters')

it('is HMAC-SHA-256 of the kind and the text, as RFC 2104 defines it', () => {
  // printf 'student\000007' | openssl dgst -sha256 -hmac 'a key of enough characters'
  expect(pseudonym(key, 'student', '007')).toBe('s2fb0d7e34600ebfbd3b7')
  expect(pseudonym(key, 'student', '007')).not.toBe(pseudonym(key, 'name', '007'))
})

it('is the same for a student however a spreadsheet wrote the number', () => {
  const plain = pseudonym(key, 'student', '25215')
  for (const written of [' 25215', '25215.0', '２５２１５'])
    expect(pseudonym(key, 'student', written)).toBe(plain)
})

it('differs for different students, and is nothing for nobody', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (left, right) => {
      const [one, other] = [left, right].map((number) => pseudonym(key, 'student', String(number)))
      expect(one === other).toBe(left === right)
    }),
  )
  expect(pseudonym(key, 'name', ' ')).toBe('')
})
