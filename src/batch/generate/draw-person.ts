import type { Random } from '../random.js'

/** School year of the made-up term; a constant, so that the same seed gives the same bytes in any year. */
export const YEAR = 2026

/** Sex and birth date of a made-up person. */
export interface Person {
  readonly sex: 'female' | 'male'
  readonly birthDate: string
}

const DAY = 86_400_000

/** Born in the twelve months whose children are in this grade; a few a year older or younger. */
export function drawPupil(random: Random, grade: number): Person {
  const sex = random.unit() < 0.48 ? 'female' : 'male'
  const luck = random.unit()
  const shift = luck < 0.02 ? -1 : luck < 0.025 ? 1 : 0
  return { sex, birthDate: dateFrom(YEAR - 6 - grade + shift, random.below(365)) }
}

const YOUNGEST_TEACHER = 23
const TEACHING_YEARS = 37

/** An adult of 23 to 60 years. */
export function drawTeacher(random: Random): Person {
  const sex = random.unit() < 0.65 ? 'female' : 'male'
  const years = YOUNGEST_TEACHER + random.below(TEACHING_YEARS)
  return { sex, birthDate: dateFrom(YEAR - 1 - years, random.below(365)) }
}

/** A day of the twelve months from September of a year on. */
function dateFrom(year: number, days: number): string {
  return new Date(Date.UTC(year, 8, 1) + days * DAY).toISOString().slice(0, 10)
}
