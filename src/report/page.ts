import { type CohortMeasure, cohortMeasures } from '../cohort/measures.js'
import { type Text, textIn } from '../issue/text.js'
import { type Citations, createCitations } from './citations.js'
import { type Group, shownGroups } from './groups.js'
import type { Markup } from './html.js'
import { type Key, tierKeys } from './keys.js'
import type { ReportInput } from './report-input.js'
import { type Words, wordsIn } from './words.js'

/** What every section of the page is made from. */
export interface Page {
  readonly input: ReportInput
  readonly words: Words
  readonly textOf: (text: Text) => string
  readonly citations: Citations
  /** By level, in the order of the rows. */
  readonly groups: ReadonlyMap<string, readonly Group[]>
  readonly everybody: Group | undefined
  readonly measures: readonly CohortMeasure[]
  /** The tiers in order, the baseline, the undetermined: letter, name and look of each. */
  readonly keys: readonly Key[]
}

/** A part of the page with a heading of its own. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly body: Markup
}

/** Prepares the page; nothing is shared between two pages. */
export function openPage(input: ReportInput): Page {
  const { protocol, instruments, language, rows } = input
  const groups = shownGroups(rows)
  const measures = cohortMeasures(protocol, instruments)
  const textOf = (text: Text): string => textIn(text, language)
  return {
    input,
    words: wordsIn(language, protocol.role),
    textOf,
    citations: createCitations(),
    groups,
    everybody: groups.get('all')?.find(({ sex }) => sex === 'all'),
    measures,
    keys: tierKeys(protocol, measures, textOf),
  }
}
