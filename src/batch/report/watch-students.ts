import { studentKey } from '../../io/student-key.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Protocol } from '../../risk/protocol.js'
import { type RosterMatch, rosterMismatch } from '../roster-match.js'
import type { StudentNames } from './student-names.js'
import { tierCell } from './tier-cell.js'

/** Looks at every row of `students.csv` while it is read for something else. */
export interface StudentWatch {
  /** @param cell - gives the text of a column of the row */
  readonly see: (cell: (column: StudentColumn) => string) => void
  /** A tier that is no tier is a warning; a student who is not on a list that students are found by is an error. */
  readonly issues: () => readonly Issue[]
}

type StudentColumn = 'student' | 'tier' | 'reasons' | 'determined'

/** Students of the lists beside `students.csv`, by `studentKey`; null where the list is not read. */
export interface ListedKeys {
  readonly crisis: { readonly has: (key: string) => boolean } | null
  readonly retest: { readonly has: (key: string) => boolean } | null
}

const BETWEEN = '; '

/**
 * Whether `students.csv` and the lists beside it say the same. `screen` puts whoever a crisis rule speaks for on the
 * crisis list and whoever is undetermined on that of retests: a list without them was changed or cut, and nobody would
 * be talked with.
 *
 * @param nScored - rows that the summary says there are
 * @param names - of the roster; null where there is none
 */
export function watchStudents(
  protocol: Pick<Protocol, 'tiers' | 'baseline' | 'rules'>,
  { crisis, retest }: ListedKeys,
  nScored: number,
  names: StudentNames | null,
): StudentWatch {
  const tierOf = tierCell(protocol)
  const ofCrisis = new Set(protocol.rules.flatMap((rule) => (rule.crisis === true ? rule.id : [])))
  let row = 0
  const unread = { count: 0, first: 0 }
  const lost = { crisis: 0, retest: 0 }
  const met = { total: 0, known: 0, stranger: '' }
  const isOfCrisis = (reasons: string): boolean =>
    reasons !== '' && reasons.split(BETWEEN).some((id) => ofCrisis.has(id))
  return {
    see(cell) {
      row++
      const tier = cell('tier')
      if (tierOf(tier) !== tier && unread.count++ === 0) unread.first = row
      const key = studentKey(cell('student'))
      if (key === '') return
      met.total++
      if (names?.has(key) === true) met.known++
      else met.stranger ||= key
      if (crisis !== null && isOfCrisis(cell('reasons')) && !crisis.has(key)) lost.crisis++
      if (retest !== null && cell('determined') === 'no' && !retest.has(key)) lost.retest++
    },
    issues: () => [
      ...otherLength(row, nScored),
      ...unreadTiers(protocol, unread),
      ...lostRows('crisis.csv', 'everybody for whom a crisis rule speaks', lost.crisis),
      ...lostRows('retest.csv', 'everybody whose tier is not determined', lost.retest),
      ...namesMissed(names, met),
    ],
  }
}

function namesMissed(
  names: StudentNames | null,
  met: Pick<RosterMatch, 'total' | 'known' | 'stranger'>,
): Issue[] {
  if (names === null) return []
  const [enlisted = ''] = names.keys()
  return rosterMismatch({ file: 'students.csv', ...met, enlisted })
}

function otherLength(count: number, wanted: number): Issue[] {
  if (count === wanted) return []
  const sides = { expected: `${wanted} rows, as summary.json says`, received: String(count) }
  return [issue({ code: 'file-truncated', severity: 'warning', file: 'students.csv', ...sides })]
}

function unreadTiers(
  { tiers, baseline }: Pick<Protocol, 'tiers' | 'baseline'>,
  { count, first }: { readonly count: number; readonly first: number },
): Issue[] {
  if (count === 0) return []
  const ids = [...tiers, baseline].map(({ id }) => id).join(', ')
  const expected = `a tier of the protocol: ${ids}`
  const received = `blank or another word in ${count} rows, which are taken as undetermined`
  const place = { file: 'students.csv', row: first, column: 'tier' }
  return [issue({ code: 'unknown-reference', severity: 'warning', ...place, expected, received })]
}

function lostRows(file: string, expected: string, count: number): Issue[] {
  if (count === 0) return []
  const received = `${count} students fewer`
  return [issue({ code: 'file-truncated', file, expected, received })]
}
