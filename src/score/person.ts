import { type Issue, issue } from '../issue/issue.js'
import { completedMonths } from '../norm/completed-months.js'
import { type PersonBlock, SEXES, type Sex } from '../table/blocks.js'

/** What norms and bands may ask of a person. Age is given in months, in years, or as two dates. */
export interface Person {
  readonly sex?: Sex
  /** School grade, 1 to 12. */
  readonly grade?: number
  /** Completed months. */
  readonly ageMonths?: number
  /** Completed years. */
  readonly ageYears?: number
  /** ISO dates, yyyy-mm-dd. */
  readonly birthDate?: string
  readonly testDate?: string
  readonly informant?: string
}

const PERSON_KEYS: ReadonlySet<string> = new Set<keyof Person>([
  'sex',
  'grade',
  'ageMonths',
  'ageYears',
  'birthDate',
  'testDate',
  'informant',
])

/** A block of one person; what cannot be believed is an issue and counts as unknown. */
export function personBlock(person: Person, issues: Issue[]): PersonBlock {
  const block = createPersonBlock(person.informant)
  writePerson(person, issues, block)
  return block
}

/** A block for one person, to be written again for each. */
export function createPersonBlock(informant: string | undefined): PersonBlock {
  return {
    length: 1,
    sex: new Uint8Array(1),
    ageMonths: new Int16Array(1),
    grade: new Int8Array(1),
    ...(informant === undefined ? {} : { informant }),
  }
}

/** {@link personBlock} into a block that is there. */
export function writePerson(person: Person, issues: Issue[], block: PersonBlock): void {
  for (const key in person)
    if (!PERSON_KEYS.has(key)) throw new RangeError(`personBlock knows no key ${key}`)
  const sex = SEXES.indexOf(person.sex ?? 'unknown')
  if (sex < 0)
    issues.push(
      issue({
        code: 'sex-unknown',
        severity: 'warning',
        column: 'sex',
        expected: SEXES.join(', '),
        received: 'another value',
      }),
    )
  block.sex[0] = Math.max(sex, 0)
  block.ageMonths[0] = ageInMonths(person, issues)
  block.grade[0] = gradeOf(person, issues)
}

function gradeOf({ grade = -1 }: Person, issues: Issue[]): number {
  if (Number.isInteger(grade) && grade >= -1 && grade <= 30) return grade
  issues.push(
    issue({
      code: 'grade-unknown',
      severity: 'warning',
      column: 'grade',
      expected: 'a whole number from 1 to 12',
      received: String(grade),
    }),
  )
  return -1
}

function ageInMonths(person: Person, issues: Issue[]): number {
  const { ageMonths, ageYears, birthDate, testDate } = person
  const months =
    ageMonths ??
    (ageYears === undefined
      ? birthDate === undefined || testDate === undefined
        ? -1
        : completedMonths(birthDate, testDate)
      : ageYears * 12)
  if (months === -1) return -1
  const whole = Math.floor(months)
  if (whole >= 0 && whole <= 1800) return whole
  issues.push(
    issue({
      code: 'age-invalid',
      severity: 'warning',
      column: 'age',
      expected: 'an age from 0 to 150 years, or a birth date before the test date',
      received: Number.isNaN(months) ? 'dates that give no age' : `${months} months`,
    }),
  )
  return -1
}
