import { groupWithin, tableGroups } from '../audit/published-table.js'
import type { PrevalenceCategory, PrevalenceRow } from './prevalence-rows.js'

/** From which sizes and counts on a figure may be published. */
export interface PrevalenceThresholds {
  /** Counts from 1 to this (excluded) are hidden, and so are those of the students who are not counted. */
  readonly minimumCell: number
  /** Groups of fewer students are hidden. */
  readonly minimumGroup: number
}

/** What hiding reads of a row of the table: whose share it is, how many students, and how many of them are counted. */
export interface ShareFigure
  extends Pick<PrevalenceRow, 'level' | 'group' | 'measure' | 'category' | 'count'> {
  readonly found: Pick<PrevalenceRow['found'], 'n'>
}

/** A group by one measure: how many students, and how many of each share asked for. */
interface Figures {
  readonly level: string
  readonly group: string
  readonly n: number
  readonly counts: readonly number[]
}

/**
 * Which groups of which measures a published table of shares hides: every figure of a group and measure, as shares,
 * errors and intervals give a count away as well as the count itself does.
 *
 * Hidden are groups that are too small, and groups with a small count: of a share, of those outside it, or of those
 * between two shares such as "mild or worse" and "moderate or worse". With them goes what would give them away: of the
 * groups that make up a shown one, two or more are hidden or none, and those hidden are together neither few nor have a
 * small count; of a hidden group that others make up, two of these are hidden too.
 *
 * @param rows - every row of the table
 * @param categories - the shares asked for, in the order of the rows of a group
 * @param measures - names of the measures, by the index that categories give
 * @returns keys of {@link hiddenKey}: of a group and measure all or none
 */
export function hidePrevalence(
  rows: readonly ShareFigure[],
  categories: readonly PrevalenceCategory[],
  measures: readonly string[],
  thresholds: PrevalenceThresholds,
): ReadonlySet<string> {
  const hidden = new Set<string>()
  measures.forEach((measure, index) => {
    const own = categories.filter((category) => category.measure === index)
    const inner = own.flatMap((wide, at) =>
      own.flatMap((narrow, other) =>
        at !== other && narrow.members.every((member) => wide.members.includes(member))
          ? [[at, other] as const]
          : [],
      ),
    )
    const isSmallCount = (count: number): boolean => count > 0 && count < thresholds.minimumCell
    const isSmall = ({ n, counts }: Pick<Figures, 'n' | 'counts'>): boolean =>
      (n > 0 && n < thresholds.minimumGroup) ||
      counts.some((count) => isSmallCount(count) || isSmallCount(n - count)) ||
      inner.some(([wide, narrow]) => isSmallCount((counts[wide] ?? 0) - (counts[narrow] ?? 0)))
    const labels = own.map(({ label }) => label)
    const figures = figuresOf(
      rows.filter((row) => row.measure === measure),
      labels,
    )
    for (const { level, group } of hiddenGroups(figures, isSmall))
      for (const label of labels) hidden.add(hiddenKey(level, group, measure, label))
  })
  return hidden
}

/** Names a share of a group. */
export const hiddenKey = (
  level: string,
  group: string,
  measure: string,
  category: string,
): string => [level, group, measure, category].join('\u0000')

function figuresOf(rows: readonly ShareFigure[], labels: readonly string[]): Figures[] {
  const groups = new Map<string, Figures & { counts: number[] }>()
  for (const { level, group, measure, category, count, found } of rows) {
    const key = hiddenKey(level, group, measure, '')
    const known = groups.get(key) ?? { level, group, n: found.n, counts: labels.map(() => 0) }
    groups.set(key, known)
    known.counts[labels.indexOf(category)] = count
  }
  return [...groups.values()]
}

function hiddenGroups(
  figures: readonly Figures[],
  isSmall: (figures: Pick<Figures, 'n' | 'counts'>) => boolean,
): ReadonlySet<Figures> {
  const hidden = new Set(figures.filter(isSmall))
  if ([...hidden].some(({ level }) => level === 'all')) return new Set(figures)
  const lines = linesOf(figures)
  for (let size = -1; size < hidden.size; ) {
    size = hidden.size
    for (const { whole, parts } of lines) {
      const own = sumOf(parts.filter((part) => hidden.has(part)))
      const needed = (): boolean => {
        if (whole !== undefined && hidden.has(whole)) return own.size < 2
        return own.size === 1 || (own.size > 0 && isSmall(own))
      }
      if (!needed()) continue
      const shown = parts.filter((part) => !hidden.has(part)).sort((one, other) => other.n - one.n)
      while (needed() && shown.length > 0) {
        const next = shown.pop() as Figures
        hidden.add(next)
        addFigures(own, next)
      }
      // Its only part stands for it: both go, and the next round covers the whole.
      if (needed() && whole !== undefined) hidden.add(whole)
    }
  }
  return [...hidden].some(({ level }) => level === 'all') ? new Set(figures) : hidden
}

/** Groups and the finer ones that they are made of. */
function linesOf(
  figures: readonly Figures[],
): { readonly whole: Figures | undefined; readonly parts: readonly Figures[] }[] {
  const groups = tableGroups(figures)
  const levels = new Map<string, Map<string, Figures>>()
  for (const one of figures) {
    const own = levels.get(one.level) ?? new Map<string, Figures>()
    levels.set(one.level, own)
    if (!own.has(one.group)) own.set(one.group, one)
  }
  return groups.sums.flatMap(({ wide, narrow }) => {
    const parts = new Map<string, Figures[]>()
    for (const one of levels.get(narrow)?.values() ?? []) {
      const above = groupWithin(groups, narrow, one.group, wide)
      const known = above === null ? undefined : parts.get(above)
      if (known !== undefined) known.push(one)
      else if (above !== null) parts.set(above, [one])
    }
    return [...parts].map(([label, members]) => ({
      whole: levels.get(wide)?.get(label),
      parts: members,
    }))
  })
}

/** Some groups together, and how many they are. */
interface Together {
  size: number
  n: number
  readonly counts: number[]
}

function sumOf(parts: readonly Figures[]): Together {
  const together: Together = { size: 0, n: 0, counts: [] }
  for (const part of parts) addFigures(together, part)
  return together
}

function addFigures(together: Together, { n, counts }: Figures): void {
  together.size++
  together.n += n
  counts.forEach((count, at) => {
    together.counts[at] = (together.counts[at] ?? 0) + count
  })
}
