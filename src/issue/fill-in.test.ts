import { expect, it } from 'vitest'
import { fillIn } from './fill-in.js'

it('fillIn puts parts where they belong, as often as they are named, and nothing where one lacks', () => {
  expect(fillIn('{1} of {0}, {1}', ['ten', '$&'])).toBe('$& of ten, $&')
  expect(fillIn('a{2}b {name}', ['x'])).toBe('ab {name}')
})
