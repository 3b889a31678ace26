import { isPseudonym } from '../io/pseudonyms/is-pseudonym.js'
import { type Issue, issue } from '../issue/issue.js'

/** How the students of a file and those of a roster met. */
export interface RosterMatch {
  /** The file whose students were looked up; absent where they are several. */
  readonly file?: string
  /** Students of the file, and how many of them the roster has. */
  readonly total: number
  readonly known: number
  /** A student of the file whom the roster does not have, and one of the roster, by `studentKey`. */
  readonly stranger: string
  readonly enlisted: string
}

/**
 * That a roster has none of the students: it is another one, or one side has pseudonyms and the other student numbers.
 * Nobody would have a name on a page, and everybody would be missing.
 */
export function rosterMismatch({ file, total, known, ...sample }: RosterMatch): Issue[] {
  if (total === 0 || known > 0) return []
  const place = { severity: 'warning', ...(file === undefined ? {} : { file }) } as const
  const areMixed =
    sample.enlisted !== '' && isPseudonym(sample.stranger) !== isPseudonym(sample.enlisted)
  if (!areMixed) {
    const expected =
      'students of the roster; look whether it is the right one, and how it writes student numbers'
    const received = `none of ${total} students is in it`
    return [issue({ code: 'student-unknown', ...place, expected, received })]
  }
  const expected =
    'one kind of student numbers: a roster with the same pseudonyms, or both files as they were before --pseudonyms'
  const received = isPseudonym(sample.stranger)
    ? 'pseudonyms here, plain numbers in the roster'
    : 'plain numbers here, pseudonyms in the roster'
  return [issue({ code: 'student-unknown', ...place, expected, received })]
}
