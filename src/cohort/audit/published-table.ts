import type { CohortRow } from '../cohort-rows.js'

/** One row of a published table, as far as an auditor reads it: a {@link CohortRow}, or one of a table like it. */
export interface PublishedRow extends Omit<CohortRow, 'sex' | 'sheets' | 'suppressed'> {
  /** Name of the file; empty where there is one. */
  readonly file: string
  /** Row in the file; 1 is the first below the header. */
  readonly row: number
  readonly sex: string
  readonly sheets: string
  /** Of which table; `cohort` where not given. */
  readonly kind?: TableKind
  /** Where the category is several others together, such as a band with all beyond it: these. */
  readonly parts?: readonly string[]
  /** Figures of the row from which a count could follow, such as a standard error. */
  readonly figures?: Readonly<Record<string, number>>
}

/**
 * `cohort`: counts by group, sex, sheets; `estimates`: shares of `prevalence` of the same sheets; `sizes`: who answered;
 * `between`: counts between waves; `changes`: means between waves; `tests`: comparisons of groups; `accuracy`: a score
 * beside a reference; `roc`: the same at every cut score.
 */
export const TABLE_KINDS = [
  'cohort',
  'estimates',
  'sizes',
  'between',
  'changes',
  'tests',
  'accuracy',
  'roc',
] as const

export type TableKind = (typeof TABLE_KINDS)[number]

/** The groups of the levels of a table, and which level sorts the groups of which. */
export interface TableGroups {
  /** Values of each group, by level and label, in the order of the level's names. */
  readonly valuesOf: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** Pairs of levels: each group of the wide one is the sum of groups of the narrow one. */
  readonly sums: readonly { readonly wide: string; readonly narrow: string }[]
}

/** Level of everybody. */
export const EVERYBODY = 'all'

/**
 * Reads the levels of a table: `district/school` sorts the same sheets as `district`, more finely, and `grade` sorts
 * those of `district/school/grade` across schools.
 */
export function tableGroups(rows: readonly Pick<PublishedRow, 'level' | 'group'>[]): TableGroups {
  const labels = new Map<string, Set<string>>()
  for (const { level, group } of rows)
    labels.set(level, (labels.get(level) ?? new Set()).add(group))
  const levels = [...labels.keys()].sort(
    (one, other) => namesOf(one).length - namesOf(other).length,
  )
  const valuesOf = new Map<string, Map<string, readonly string[]>>()
  for (const level of levels) {
    const above = levels.find((other) => isPrefix(other, level))
    const known = valuesOf.get(above ?? '') ?? new Map<string, readonly string[]>()
    valuesOf.set(
      level,
      new Map(
        [...(labels.get(level) ?? [])].map((label) => [label, splitLabel(level, label, known)]),
      ),
    )
  }
  return { valuesOf, sums: pairsOf(levels) }
}

/** Names of the levels in a level; none for everybody. */
export function namesOf(level: string): string[] {
  return level === EVERYBODY ? [] : level.split('/')
}

/** Whether the narrow level is the wide one and one name more. */
function isPrefix(wide: string, narrow: string): boolean {
  return narrow.startsWith(`${wide}/`) && namesOf(narrow).length === namesOf(wide).length + 1
}

/** Values of a label; a value may hold a slash where the group above tells where it begins. */
function splitLabel(
  level: string,
  label: string,
  above: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const names = namesOf(level)
  if (names.length === 0) return []
  if (names.length === 1) return [label]
  // The longest first, so that a label that begins another is not taken for it.
  for (let end = label.lastIndexOf('/'); end >= 0; end = label.lastIndexOf('/', end - 1)) {
    const parent = above.get(label.slice(0, end))
    if (parent !== undefined) return [...parent, label.slice(end + 1)]
    if (end === 0) break
  }
  const parts = label.split('/')
  return [...parts.slice(0, names.length - 1), parts.slice(names.length - 1).join('/')]
}

/** Each level beside the next finer ones. */
function pairsOf(levels: readonly string[]): { wide: string; narrow: string }[] {
  const isWithin = (wide: string, narrow: string): boolean => {
    const own = namesOf(narrow)
    return namesOf(wide).length < own.length && namesOf(wide).every((name) => own.includes(name))
  }
  return levels.flatMap((wide) =>
    levels
      .filter((narrow) => isWithin(wide, narrow))
      .filter(
        (narrow) => !levels.some((between) => isWithin(wide, between) && isWithin(between, narrow)),
      )
      .map((narrow) => ({ wide, narrow })),
  )
}

/** The label's group in a wider level. */
export function groupWithin(
  { valuesOf }: TableGroups,
  narrow: string,
  label: string,
  wide: string,
): string | null {
  const values = valuesOf.get(narrow)?.get(label) ?? []
  const names = namesOf(narrow)
  const wanted = namesOf(wide).map((name) => values[names.indexOf(name)])
  if (wanted.length === 0) return EVERYBODY
  const groups = valuesOf.get(wide)
  return groups === undefined ? null : (labelsOf(groups).get(wanted.join('\u0000')) ?? null)
}

/** Labels by their values, the first of each; made once for the groups of a level. */
function labelsOf(groups: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const known = LABELS.get(groups)
  if (known !== undefined) return known
  const labels = new Map<string, string>()
  for (const [label, values] of groups) {
    const key = values.join('\u0000')
    if (!labels.has(key)) labels.set(key, label)
  }
  LABELS.set(groups, labels)
  return labels
}

const LABELS = new WeakMap<ReadonlyMap<string, readonly string[]>, ReadonlyMap<string, string>>()
