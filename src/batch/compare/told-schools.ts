import { NO_TWINS, type Twins } from '../report/told-twins.js'
import { NO_WORD, type Words, wordCode } from './words.js'

/** Codes of words below this number, so that two of them make one number that a double holds exactly. */
const MOST = 2 ** 26

/** What the school of each student is called: after its district too, where only that tells it from another. */
export function toldSchools(
  { district, school }: Readonly<Record<'district' | 'school', Int32Array>>,
  words: Words,
  twins: Twins,
): Int32Array {
  if (twins === NO_TWINS) return school
  const known = new Map<number, number>()
  return school.map((code, student) => {
    const key = code * MOST + (district[student] as number)
    const found = known.get(key)
    if (found !== undefined) return found
    const textOf = (word: number | undefined): string => words.values[word ?? NO_WORD] ?? ''
    const twin = twins.of(textOf(code), textOf(district[student]))
    const told = twin === undefined ? code : wordCode(words, twin.name)
    known.set(key, told)
    return told
  })
}
