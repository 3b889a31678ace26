import { foldLabel } from '../cell/half-width.js'
import { headerKey } from './person-fields.js'

/** What a cell says of its row: a response as any other, a trial of the survey, or one that the platform doubts. */
export const MARK = { response: 0, trial: 1, doubted: 2 } as const

/** Cell texts of one column that say what a row is, folded as labels. */
export interface TrialMarks {
  /** Previews, tests and made-up rows: nobody's answers. */
  readonly trial: readonly string[]
  /** Rows that may be somebody's: many from one address, as from a room of computers at a school, or not approved. */
  readonly doubted: readonly string[]
}

/** Words that mean a trial whatever file they stand in, by {@link headerKey}. Those of Qualtrics and KoBo. */
const WORDS: Readonly<Record<string, TrialMarks>> = {
  distributionchannel: { trial: ['preview', 'test'], doubted: [] },
  status: {
    trial: [
      ...['survey preview', 'survey test', 'survey preview spam', 'offline survey preview'],
      'synthetic',
    ],
    doubted: ['spam', 'imported spam', 'ex spam'],
  },
  // Of KoBo. Who did not approve it may have wanted it corrected, and it may be the only sheet of a student.
  _validation_status: {
    trial: [],
    doubted: [
      ...['validation_status_not_approved', 'validation_status_on_hold'],
      ...['not approved', 'on hold', 'not_approved', 'on_hold'],
    ],
  },
}
/** What Qualtrics writes for the words of `Status`: 1 is a preview, 2 a test, 8 spam, 256 made up, and sums of them. */
const STATUS_NUMBERS: TrialMarks = {
  trial: ['1', '2', '9', '17', '256'],
  doubted: ['8', '12', '40'],
}
/** Columns that other platforms do not call so. */
const ITS_OWN: readonly string[] = [
  ...['recordeddate', 'distributionchannel', 'userlanguage'],
  ...['duration_(in_seconds)', 'duration__in_seconds_'],
]
/**
 * Columns of Qualtrics, of which a file must have some, one of its own among them, before a number in `Status` means
 * anything: others have `startDate`, `endDate` and `progress` too, and 1 for who is done.
 */
const OF_QUALTRICS: readonly string[] = [
  ...['startdate', 'enddate', 'progress', 'finished', 'responseid'],
  ...ITS_OWN,
]
const FEWEST_OF_QUALTRICS = 3

/**
 * By which cells of a column rows are told that are no responses; null where it has none.
 *
 * @param header - of the column
 * @param names - all headers of the file
 * @param declared - of the column map: texts that mean a trial, by header; they stand in the place of those known
 */
export function trialMarks(
  header: string,
  names: readonly string[],
  declared: Readonly<Record<string, readonly (string | number)[]>> = {},
): TrialMarks | null {
  const own = Object.entries(declared).find(([name]) => name.trim() === header.trim())?.[1]
  if (own !== undefined)
    return own.length === 0
      ? null
      : { trial: own.map((text) => foldLabel(String(text))), doubted: [] }
  const key = headerKey(header)
  const known = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined
  if (known === undefined) return null
  if (key !== 'status' || !isOfQualtrics(names)) return known
  return {
    trial: [...known.trial, ...STATUS_NUMBERS.trial],
    doubted: [...known.doubted, ...STATUS_NUMBERS.doubted],
  }
}

function isOfQualtrics(names: readonly string[]): boolean {
  const found = names.map(headerKey).filter((key) => OF_QUALTRICS.includes(key))
  return found.length >= FEWEST_OF_QUALTRICS && found.some((key) => ITS_OWN.includes(key))
}

/** What a cell says of its row: {@link MARK}. */
export function markOf({ trial, doubted }: TrialMarks, text: string): number {
  const plain = foldLabel(text).replace(/^(\d+)\.0+$/, '$1')
  if (trial.includes(plain)) return MARK.trial
  return doubted.includes(plain) ? MARK.doubted : MARK.response
}
