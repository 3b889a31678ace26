import { expect, it } from 'vitest'
import { populationText } from './population.js'
import { readPopulation } from './read-population.js'

it('reads levels and their values, grades as a file may have them', () => {
  const read = readPopulation('grade=7, 八年级; school=North')
  expect(read).toEqual([
    { level: 'grade', values: ['7', '8'] },
    { level: 'school', values: ['North'] },
  ])
  expect(populationText(read as Exclude<typeof read, string>)).toBe('grade=7,8;school=North')
})

it('without a text chooses nothing', () => {
  expect(readPopulation(undefined)).toEqual([])
})

it.each(['grade', 'grade=', '=7', 'grade=x', 'school=a;', 'school=a,,b'])(
  'gives back the part of %s that is not understood',
  (text) => {
    expect(typeof readPopulation(text)).toBe('string')
  },
)
