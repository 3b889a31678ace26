/** What became of a student between two waves; a tier is one at or above the tier that is asked about. */
export const OUTCOMES = [
  'new',
  'persisting',
  'recovered',
  'never',
  'lost',
  'lost-other',
  'joined',
  'open',
] as const

export type Outcome = (typeof OUTCOMES)[number]

/** What is counted: states of a student in a wave, and the attributes by which counts are published. */
export interface TransitionPlan {
  /** Tiers, the most pressing first; the baseline; undetermined; invalid; absent (no sheet in that wave). */
  readonly states: readonly string[]
  readonly nTiers: number
  /** Index of the least pressing tier that counts as one. */
  readonly at: number
  /** Levels that are published beside everybody: an attribute of the place (`grade`), or several (`school/grade`). */
  readonly levels: readonly string[]
}

/** Attributes of a place that the levels are made of, each once, in the order in which a place lists them. */
export function placeNames({ levels }: Pick<TransitionPlan, 'levels'>): string[] {
  return [...new Set(levels.flatMap((level) => level.split('/')))]
}

/** One student in two waves. */
export interface LinkedStudent {
  /** Value of each attribute, in the later wave; in the earlier one where the student is absent from the later. */
  readonly place: readonly string[]
  /** The same in the earlier wave; null for a student who is absent from it. */
  readonly origin: readonly string[] | null
  readonly sex: string
  /** Indexes into the plan's states. */
  readonly from: number
  readonly to: number
}

/** Students of one place and sex by state before and after, row by row. */
export interface TransitionLeaf {
  readonly place: readonly string[]
  readonly sex: string
  readonly all: Int32Array
  /** Those of them who have a sheet in the earlier wave, by the place where it was, as a text. */
  readonly origins: Map<string, Int32Array>
}

/** Counts between two waves: memory goes with the places, not with the students. */
export interface Transitions {
  readonly plan: TransitionPlan
  readonly leaves: Map<string, TransitionLeaf>
}

export function createTransitions(plan: TransitionPlan): Transitions {
  return { plan, leaves: new Map() }
}

/** Counts a student, or several who are alike in everything that is counted. */
export function addLinkedStudent(
  { plan, leaves }: Transitions,
  student: LinkedStudent,
  nAlike = 1,
): void {
  const { place, origin, sex, from, to } = student
  const nStates = plan.states.length
  const key = leafKey(place, sex)
  const leaf = leaves.get(key) ?? {
    place,
    sex,
    all: new Int32Array(nStates * nStates),
    origins: new Map<string, Int32Array>(),
  }
  leaves.set(key, leaf)
  const cell = from * nStates + to
  leaf.all[cell] = (leaf.all[cell] as number) + nAlike
  if (origin === null) return
  const known = leaf.origins.get(placeKey(origin)) ?? new Int32Array(nStates * nStates)
  leaf.origins.set(placeKey(origin), known)
  known[cell] = (known[cell] as number) + nAlike
}

/** A place as one text. */
export const placeKey = (place: readonly string[]): string => place.join('\u0000')

/** A leaf's place and sex as one text. */
export const leafKey = (place: readonly string[], sex: string): string => placeKey([...place, sex])

/** The leaves in an order that does not depend on that of the students. */
export function orderedLeaves({ leaves }: Transitions): TransitionLeaf[] {
  return [...leaves].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, leaf]) => leaf)
}

/** States that follow the tiers, by their place after the last tier. */
export const AFTER_TIERS = { baseline: 0, undetermined: 1, invalid: 2, absent: 3 } as const

/**
 * What became of a student.
 *
 * `new`, `persisting`, `recovered`, `never`: in a tier after and not before, in both, before and not after, in neither.
 * `lost`: in a tier before and without a sheet after; `lost-other`: without a sheet after, and in no tier before.
 * `joined`: without a sheet before. `open`: an undetermined or invalid sheet leaves it open.
 *
 * @param from - index of the state before
 * @param to - index of the state after
 */
export function outcomeOf({ nTiers, at }: TransitionPlan, from: number, to: number): Outcome {
  const absent = nTiers + AFTER_TIERS.absent
  const wasIn = from <= at
  if (to === absent) return wasIn ? 'lost' : 'lost-other'
  if (from === absent) return 'joined'
  if (from > nTiers || to > nTiers) return 'open'
  if (to <= at) return wasIn ? 'persisting' : 'new'
  return wasIn ? 'recovered' : 'never'
}
