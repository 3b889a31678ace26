import { blankPlaces } from '../batch/screen/blank-places.js'
import { type PopulationFilter, screenedRole } from '../batch/screen/population.js'
import { readPopulation } from '../batch/screen/read-population.js'
import type { ColumnMap } from '../io/column-map.js'
import type { FileColumn } from '../io/columns/column-plan.js'
import { nearFieldHint } from '../io/columns/near-field.js'
import type { PersonField } from '../io/columns/person-fields.js'
import { openMapped } from '../io/open-mapped.js'
import type { ReadOptions, ResponseFile } from '../io/open-responses.js'
import { readRoster } from '../io/read-roster.js'
import type { Role } from '../io/role-of.js'
import type { Roster } from '../io/roster.js'
import { createStudentKeys, type StudentKeys } from '../io/student-keys.js'
import type { TagVocabulary } from '../io/tag.js'
import { TAG_LEVEL, tagRoster } from '../io/tag-roster.js'
import { loadTags } from '../io/tag-vocabulary.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { takeIssues } from '../issue/take-issues.js'
import type { CompiledProtocol } from '../risk/compile-protocol.js'
import { dependsOnGrade } from '../risk/depends-on-grade.js'
import type { Request } from './command.js'
import type { Tables } from './with-tables.js'

/** The answer files of a campaign, its roster, and the students of both. */
export interface OpenedSheets {
  readonly files: readonly ResponseFile[]
  readonly keys: StudentKeys
  readonly roster: Roster | null
  /** What was chosen of the population; everybody where empty. */
  readonly only: readonly PopulationFilter[]
  /** Where the rows of each file begin, the roster among them. */
  readonly begins: readonly Pick<ResponseFile, 'name' | 'firstRow'>[]
}

/** Opens the tables of the command line, or says everything that stands in the way. */
export function openSheets(
  { values }: Request,
  tables: Tables,
  { protocol, instruments }: CompiledProtocol,
  map: ColumnMap,
): Result<OpenedSheets> {
  const issues: Issue[] = []
  const take = <T>(result: Result<T>): T[] => {
    takeIssues(issues, result.issues)
    return result.ok ? [result.value] : []
  }
  const only = readPopulation(values['only'])
  if (typeof only === 'string') return { ok: false, issues: [badPopulation(only)] }
  const [vocabulary = null] = take(loadTags(values['tags']))
  const levels = [...protocol.levels, ...only.map(({ level }) => level)]
  const role = screenedRole(protocol)
  const rostered = tables.roster === null ? null : readRoster(tables.roster, { levels, role })
  const keys = rostered?.ok === true ? rostered.value.keys : createStudentKeys()
  const options: ReadOptions = { map, levels, students: keys, trials: 'mark' }
  const { instructedItems = [] } = protocol
  const files = tables.responses.flatMap((table) =>
    take(
      openMapped(
        table,
        instruments.map(({ instrument }) => instrument),
        { ...options, instructedItems },
      ),
    ),
  )
  issues.push(...files.flatMap(withoutStudents))
  if (values['roster'] === undefined && dependsOnGrade(protocol))
    issues.push(...files.flatMap(withoutGrades))
  const [read = null] = rostered === null ? [] : take(rostered)
  const tagged =
    read === null || vocabulary === null
      ? null
      : tagRoster(read, vocabulary, protocol.levels, tables.roster?.name ?? '')
  takeIssues(issues, [
    ...(tagged?.issues ?? []),
    ...unknownLevels(only, read, files),
    ...openLevels({ levels, only, role, files, roster: read, file: tables.roster?.name ?? '' }),
    ...unknownTags(levels, only, vocabulary),
    ...(read === null ? [] : blankPlaces(read, protocol.levels, tables.roster?.name ?? '')),
  ])
  const roster = tagged?.roster ?? null
  // Said once for each file and student when the sheets are read, with the number of students.
  const told = issues.filter(
    ({ code, severity }) => code !== 'instrument-absent' || severity === 'error',
  )
  if (told.some(({ severity }) => severity === 'error')) return { ok: false, issues: told }
  const name = tables.roster?.name ?? ''
  const begins = roster === null ? files : [...files, { name, firstRow: roster.firstRow }]
  return { ok: true, value: { files, keys, roster, only, begins }, issues: told }
}

function badPopulation(received: string): Issue {
  const expected = 'LEVEL=VALUE,VALUE, several parted by semicolons'
  return issue({ code: 'schema', about: '--only', expected, received })
}

/** A level that is chosen by and that neither roster nor file has: nobody would be left. */
function unknownLevels(
  only: readonly PopulationFilter[],
  roster: Roster | null,
  files: readonly ResponseFile[],
): Issue[] {
  const isKnown = (level: string): boolean =>
    level === 'grade' ||
    Object.hasOwn(roster?.categories ?? {}, level) ||
    files.some(({ columns }) =>
      columns.some(({ uses }) => uses.some((use) => use.kind === 'level' && use.level === level)),
    )
  return only
    .filter(({ level }) => !isKnown(level))
    .map(({ level: column }) => {
      const expected = 'a column of the roster or of the answers'
      return issue({ code: 'column-missing', column, about: '--only', expected, received: 'none' })
    })
}

/** What groups are made by, and where they could be known from. */
interface RosterLevels {
  readonly levels: readonly string[]
  readonly only: readonly PopulationFilter[]
  readonly role: Role
  readonly files: readonly ResponseFile[]
  readonly roster: Roster | null
  /** Name of the roster. */
  readonly file: string
}

/**
 * Levels that sheets name and the roster does not: it is then the sheets that say how many are enrolled in a group, and
 * who has none belongs to no group. For the grades of students, and where somebody chose by it, that is a warning.
 */
function openLevels({ levels, only, role, files, roster, file }: RosterLevels): Issue[] {
  if (roster === null) return []
  const isInRoster = (level: string): boolean =>
    level === 'grade'
      ? roster.grade.some((grade) => grade >= 0)
      : Object.hasOwn(roster.categories, level)
  const isInSheets = (level: string): boolean =>
    files.some(({ columns }) =>
      columns.some(({ uses }) =>
        uses.some((use) =>
          use.kind === 'level' ? use.level === level : use.kind === 'field' && use.field === level,
        ),
      ),
    )
  const isChosen = (level: string): boolean => only.some((filter) => filter.level === level)
  return [...new Set(levels.flatMap((level) => level.split('/')))]
    .filter((level) => !isInRoster(level) && isInSheets(level) && level !== 'wave')
    .map((column) =>
      issue({
        code: 'column-missing',
        severity:
          isChosen(column) || (column === 'grade' && role === 'student') ? 'warning' : 'info',
        file,
        column,
        about: 'roster',
        expected: 'this column, which the sheets have; who has no sheet belongs to no group of it',
        received: 'none in the roster',
      }),
    )
}

/** Tags that are grouped by or chosen and that the vocabulary lacks: nobody would have them. */
function unknownTags(
  levels: readonly string[],
  only: readonly PopulationFilter[],
  vocabulary: TagVocabulary | null,
): Issue[] {
  if (vocabulary === null) return []
  const ids = new Set([...vocabulary.values()].map(({ id }) => id))
  const asked = [
    ...levels
      .filter((level) => level.startsWith(TAG_LEVEL))
      .map((level) => level.slice(TAG_LEVEL.length)),
    ...only.filter(({ level }) => level === 'tags').flatMap((filter) => filter.values),
  ]
  return asked
    .filter((id) => !ids.has(id))
    .map((received) =>
      issue({
        code: 'unknown-reference',
        about: 'tag',
        expected: `one of ${[...ids].join(', ')}`,
        received,
      }),
    )
}

const nearHint = (field: PersonField, columns: readonly FileColumn[]): string =>
  nearFieldHint(
    field,
    columns.map(({ header }) => header),
  )

/** A campaign cannot do without the column of students. */
function withoutStudents({ name, columns }: ResponseFile): Issue[] {
  const isThere = columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  if (isThere) return []
  return [
    issue({
      code: 'column-missing',
      file: name,
      column: 'student',
      expected: `a column student, student_id, 学号 or 学籍号, or a map that names another${nearHint('student', columns)}`,
      received: 'none in the header',
    }),
  ]
}

/** Without grades nobody knows who takes which instrument, and no tier is determined. */
function withoutGrades({ name, columns }: ResponseFile): Issue[] {
  const isThere = columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'grade'),
  )
  if (isThere) return []
  return [
    issue({
      code: 'column-missing',
      severity: 'warning',
      file: name,
      column: 'grade',
      expected: `a column grade or 年级, a map that names another, or a roster: tiers depend on the grade${nearHint('grade', columns)}`,
      received: 'none in the header',
    }),
  ]
}
