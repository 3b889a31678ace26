import type { Language } from '../../issue/text.js'
import { type Place, schoolName } from '../model/report-level.js'
import { className, gradeName, wordsIn } from '../words.js'

/** What the places of a unit are called, from the wider to the narrower; those that it does not have are left out. */
export function placeNames(place: Partial<Place>, language: Language): string[] {
  const unnamed = wordsIn(language)('unnamed')
  const { school, grade, class: ofClass } = place
  return [
    ...(school === undefined ? [] : [schoolName(place) || unnamed]),
    ...(grade === undefined ? [] : [gradeName(grade || '?', language)]),
    ...(ofClass === undefined ? [] : [className(ofClass, language)]),
  ]
}
