import type { CohortGroups } from '../../cohort/leaf-positions.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { Roster } from '../../io/roster.js'

type LevelColumn = CohortGroups['levels'][number]

/** To which groups rows belong, by the levels that are known of anybody; rows that do not count are masked. */
export function cohortGroups(
  columns: ReadonlyMap<string, LevelColumn>,
  levels: readonly string[],
  sex: Uint8Array,
  counted: Uint8Array,
): CohortGroups {
  const { length } = counted
  const unknown: LevelColumn = { codes: new Uint8Array(length), values: [''] }
  return { length, levels: levels.map((level) => columns.get(level) ?? unknown), sex, counted }
}

/** The protocol's levels of grouping that the roster or a file has. */
export function knownLevels(
  levels: readonly string[],
  roster: Roster | null,
  files: readonly ResponseFile[],
): string[] {
  const known = new Set(Object.keys(roster?.categories ?? {}))
  for (const { columns } of files)
    for (const { uses } of columns)
      for (const use of uses) if (use.kind === 'level') known.add(use.level)
  return levels.filter((level) => known.has(level))
}
