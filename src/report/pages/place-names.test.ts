import { expect, it } from 'vitest'
import { placeNames } from './place-names.js'

it.each([
  ['zh', { school: 'North', grade: '4', class: '1' }, ['North', '四年级', '1 班']],
  ['en', { school: 'North', grade: '4', class: '1' }, ['North', 'Grade 4', 'Class 1']],
  ['zh', { class: '初一(3)班' }, ['初一(3)班']],
  ['en', { class: 'Class 7B' }, ['Class 7B']],
  ['zh', { class: '' }, ['班级未填写']],
  ['zh', { school: 'North' }, ['North']],
  ['en', { school: '', grade: '' }, ['not given', 'not given']],
] as const)('places are called in %s as a reader knows them: %j', (language, place, expected) => {
  expect(placeNames(place, language)).toEqual(expected)
})
