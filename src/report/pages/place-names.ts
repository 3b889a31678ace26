import { fillIn } from '../../issue/fill-in.js'
import { type Language, textIn } from '../../issue/text.js'
import type { Place } from '../model/report-level.js'
import { gradeName, wordsIn } from '../words.js'
import { UNIT_TEXTS } from './unit/unit-texts.js'

/** What the places of a unit are called, from the wider to the narrower; those that it does not have are left out. */
export function placeNames(place: Partial<Place>, language: Language): string[] {
  const unnamed = wordsIn(language)('unnamed')
  const { school, grade, class: ofClass } = place
  return [
    ...(school === undefined ? [] : [school || unnamed]),
    ...(grade === undefined ? [] : [gradeName(grade || '?', language)]),
    ...(ofClass === undefined
      ? []
      : [fillIn(textIn(UNIT_TEXTS.className, language), [ofClass || unnamed])]),
  ]
}
