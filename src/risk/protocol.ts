import type { Condition, ReferenceDocument, Sourced } from '../instrument/document.js'
import type { Text } from '../issue/text.js'
import type { ItemPair } from '../score/quality/quality-plan.js'
import type { QualityReference } from '../score/quality/reference/quality-reference.js'

/** Whom a protocol may be for. */
export type ProtocolRole = 'student' | 'teacher'

/** Who may rate students. */
export type ProtocolInformant = 'parent' | 'teacher'

/**
 * Which of several sheets of a student counts: the first, the last, or the one with the most answers to what the
 * student's grade takes, the later of equals.
 */
export type DuplicatesRule = 'first' | 'last' | 'most-complete'

/** Every grade that a file may name. */
export const EVERY_GRADE: readonly number[] = Array.from({ length: 21 }, (_, grade) => grade)

/** Whether grades are all that there are, so that nothing depends on them. */
export const isEveryGrade = (grades: readonly number[]): boolean =>
  grades.length === EVERY_GRADE.length

/** A screening campaign as a file: who takes what, what counts as a usable sheet, who gets which tier and why. */
export interface Protocol {
  readonly id: string
  readonly version: string
  readonly names: Text
  /** An example must be adopted or changed by the office that uses it; shown wherever its results are. */
  readonly example?: boolean
  readonly notes?: readonly Text[]
  /**
   * Who is screened; students where absent. Teachers answer instruments for adults and have no grades; their results
   * are kept apart from those of students.
   */
  readonly role?: ProtocolRole
  /**
   * Who fills in the sheets, where it is not those who are screened: parents' and teachers' ratings of students are
   * campaigns of their own.
   */
  readonly informant?: ProtocolInformant
  /** Grades that take part: those of the file, every grade where it names none. */
  readonly grades: readonly number[]
  readonly instruments: readonly ProtocolInstrument[]
  readonly quality: readonly QualityRule[]
  /** Items that are not part of an instrument and tell the respondent what to answer. */
  readonly instructedItems?: readonly { readonly column: string; readonly expected: string }[]
  /** Ordered, the most pressing first. */
  readonly tiers: readonly Tier[]
  /** The state of a student whom no rule puts in a tier. */
  readonly baseline: { readonly id: string; readonly names: Text }
  readonly rules: readonly TierRule[]
  /** Levels of grouping, the widest first: columns of the roster or of the responses. */
  readonly levels: readonly string[]
  readonly suppression: { readonly minimumCell: number; readonly minimumGroup: number }
  /** Which sheet of a student counts when there are several with answers. Crisis items count in every sheet. */
  readonly duplicates: DuplicatesRule
  readonly references: Readonly<Record<string, ReferenceDocument>>
  /** Added by the parser. */
  readonly fingerprint: string
  /** The files that the instruments name, one for an instrument: added by who loads them. */
  readonly qualityReferences?: readonly QualityReference[]
}

/** The file: it need not name grades, and everyone then takes part, whatever the grade, known or not. */
export type ProtocolDocument = Omit<Protocol, 'fingerprint' | 'grades' | 'qualityReferences'> & {
  readonly $schema?: string
  readonly grades?: readonly number[]
}

export interface ProtocolInstrument {
  readonly instrument: string
  readonly variant?: string
  /** Grades that take it; all of the protocol's where absent. */
  readonly grades?: readonly number[]
  /** Id or path of the norm table to use. */
  readonly norms?: string
  /**
   * Path of a quality reference: what psychometric synonyms and antonyms, the person–total correlation and the
   * Mahalanobis distance are computed with.
   */
  readonly qualityReference?: string
  /** Pairs of items for psychometric synonyms and antonyms; those of the quality reference where absent. */
  readonly synonyms?: readonly ItemPair[]
  readonly antonyms?: readonly ItemPair[]
}

export interface Tier {
  readonly id: string
  readonly names: Text
  /** CSS colour, beside the name and never instead of it. */
  readonly colour: string
  readonly withinHours: number
  readonly who: Text
  readonly action: Text
}

export interface TierRule extends Sourced {
  readonly id: string
  readonly tier: string
  readonly names: Text
  readonly grades?: readonly number[]
  /** Counts even on an invalid sheet: for critical items. */
  readonly crisis?: boolean
  readonly when: Condition
}

/** An index of response quality, the value from which it speaks, and what it then says of the sheet. */
export interface QualityRule extends Sourced {
  readonly id: string
  readonly names: Text
  /** One of the indexes in `score/quality/`, such as `missing-share`. */
  readonly index: string
  /** Instruments over which it is computed, each for itself, the worst counting; all administered where absent. */
  readonly instruments?: readonly string[]
  readonly atLeast?: number
  readonly below?: number
  readonly state: 'suspect' | 'invalid'
}
