import { expect, it } from 'vitest'
import { readNotes } from './read-notes.js'

it('takes the notes of a sheet apart by what they are about', () => {
  const notes = readNotes(
    'quality half-missing; mht.somatic too-few-answered (1 missing); mht.item-97 unanswered; mht.item-80 watch; gad-7 not-administered',
  )
  expect(notes.qualityRules).toEqual(['half-missing'])
  expect(notes.unanswered).toEqual(['mht.item-97'])
  expect(notes.watched).toEqual(['mht.item-80'])
  expect(Object.fromEntries(notes.statuses)).toEqual({
    'mht.somatic': 'too-few-answered',
    'gad-7': 'not-administered',
  })
})

it('finds nothing where there are no notes', () => {
  expect(readNotes('').statuses.size).toBe(0)
})
