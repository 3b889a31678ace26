import type { FileGroup, FilePerson } from './file.js'
import { and, type Truth } from './truth.js'

/** Completed months; null where nothing is said of age. */
export function ageInMonths({
  ageMonths,
  ageYears,
  birthDate,
  testDate,
}: FilePerson): number | null {
  if (ageMonths !== undefined) return Math.floor(ageMonths)
  if (ageYears !== undefined) return Math.floor(ageYears * 12)
  if (birthDate === undefined || testDate === undefined) return null
  const [y1 = 0, m1 = 0, d1 = 0] = birthDate.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = testDate.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

/** Whether a person is one of a group; unknown where the group asks what nobody says. */
export function belongs(
  group: FileGroup,
  person: FilePerson,
  informant: string | undefined,
): Truth {
  const months = ageInMonths(person)
  const sex = person.sex === 'unknown' ? undefined : person.sex
  const { age, grades } = group
  const ask = (isAsked: boolean, isKnown: boolean, isSo: boolean): Truth =>
    !isAsked || (isKnown && isSo) ? 'true' : isKnown ? 'false' : 'unknown'
  return and([
    ask(group.sex !== undefined, sex !== undefined, sex === group.sex),
    ask(group.informant !== undefined, informant !== undefined, informant === group.informant),
    ask(
      grades !== undefined,
      person.grade !== undefined,
      grades?.includes(person.grade ?? 0) === true,
    ),
    ask(
      age !== undefined,
      months !== null,
      (months ?? 0) >= (age?.from ?? 0) * 12 && (months ?? 0) < (age?.to ?? 1e9) * 12,
    ),
  ])
}
