import { byValue } from '../../io/by-value.js'
import type { Role } from '../../io/role-of.js'
import type { RosterCategory } from '../../io/roster.js'
import type { Protocol } from '../../risk/protocol.js'

/** Part of those whom a protocol is for: the values of a level, or of tags, that are wanted. */
export interface PopulationFilter {
  /** `school`, `grade`, `class`, `tags` or another level. */
  readonly level: string
  readonly values: readonly string[]
}

/** Why somebody is not screened; the least number that applies is said. The first three are those of OTHER_ROLE. */
export const OUTSIDE = {
  no: 0,
  role: 1,
  unknownRole: 2,
  grade: 3,
  population: 4,
  trial: 5,
} as const

/** Says who of a block of sheets, or of a roster, is not screened: {@link OUTSIDE} for each row. */
export type PopulationTest = (
  levels: ReadonlyMap<string, RosterCategory>,
  grade: Int8Array,
  isOtherRole: Uint8Array,
  length: number,
) => Uint8Array

/** Whose sheets a protocol takes: those of the people screened, or of those who rate them. */
export const askedRole = ({ role, informant }: Protocol): Role => informant ?? role ?? 'student'

/** Whom a protocol screens: what the entries of its roster are. */
export const screenedRole = ({ role }: Protocol): Role => role ?? 'student'

/**
 * Makes the test of a protocol's population: its role, its grades (an unknown grade may take part), and what was chosen
 * of it (an unknown value does not belong to what was chosen).
 */
export function populationTest(
  protocol: Protocol,
  only: readonly PopulationFilter[],
): PopulationTest {
  const isOfGrade = gradeTest(protocol)
  const filters = only.map(({ level, values }) => ({
    level,
    isWanted: byValue(wanted(level, values)),
  }))
  return (levels, grade, isOtherRole, length) => {
    const outside = new Uint8Array(length)
    for (let row = 0; row < length; row++) {
      const role = isOtherRole[row] as number
      if (role !== OUTSIDE.no) outside[row] = role
      else if (!isOfGrade(grade[row] as number)) outside[row] = OUTSIDE.grade
    }
    for (const { level, isWanted } of filters) {
      const column = levels.get(level)
      const flags = isWanted(column?.values ?? [])
      for (let row = 0; row < length; row++)
        if (outside[row] === OUTSIDE.no && flags[column?.codes[row] ?? -1] !== 1)
          outside[row] = OUTSIDE.population
    }
    return outside
  }
}

/** Tags are several in a cell: one of those wanted is enough. */
function wanted(level: string, values: readonly string[]): (text: string) => number {
  const set = new Set(values)
  if (level === 'tags') return (text) => (text.split(';').some((tag) => set.has(tag)) ? 1 : 0)
  return (text) => (set.has(text) ? 1 : 0)
}

/** Whether a grade takes part; an unknown one may. */
function gradeTest(protocol: Protocol): (grade: number) => boolean {
  const grades = new Set(protocol.grades)
  return (grade) => grade < 0 || grades.has(grade)
}

/** How the population that was chosen is written in issues and in `summary.json`: `grade=7,8;school=North`. */
export function populationText(only: readonly PopulationFilter[]): string {
  return only.map(({ level, values }) => `${level}=${values.join(',')}`).join(';')
}
