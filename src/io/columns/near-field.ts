import { PERSON_FIELDS, type PersonField } from './person-fields.js'

const MOST = 3

/**
 * `; nearest: …` with the headers that have a Chinese name of a person field in them, such as 您的学号 for the student, or
 * nothing: for the message that no column of the field was found.
 */
export function nearFieldHint(field: PersonField, headers: readonly string[]): string {
  const words = PERSON_FIELDS[field].filter((name) => /\p{Script=Han}/u.test(name))
  const near = headers
    .map((header) => header.trim())
    .filter((header) => header.length <= LONGEST && words.some((word) => header.includes(word)))
  return near.length === 0 ? '' : `; nearest: ${near.slice(0, MOST).join(', ')}`
}

/** Characters of a header that is shown. */
const LONGEST = 40
