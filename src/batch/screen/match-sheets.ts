import { OTHER_ROLE, otherRole } from '../../io/role-of.js'
import type { Roster } from '../../io/roster.js'
import type { CategoryColumn, RowBlock } from '../../io/row-block.js'
import { createStudentKeys, NO_STUDENT, type StudentColumn } from '../../io/student-keys.js'
import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import { monthsBetween } from '../../norm/completed-months.js'
import type { Protocol } from '../../risk/protocol.js'
import type { PersonBlock } from '../../table/blocks.js'
import { classmates } from './classmates.js'
import { createLevelMerger, type LevelMerger, mergeLevel } from './level-merger.js'
import { askedRole, OUTSIDE, type PopulationFilter, populationTest } from './population.js'
import { isSameClass } from './same-class.js'
import { schoolfellows } from './schoolfellows.js'
import type { Sheets } from './sheets.js'

/** Sheets of a block and their entries in the roster. */
export interface MatchedSheets extends Sheets {
  /** Entry of each sheet in the roster, −1 where it has none or there is no roster. */
  readonly entries: Int32Array
  /** {@link OUTSIDE}: why a sheet is not screened. */
  readonly outside: Uint8Array
  /** 1 where the sheet names another school, grade, class or group than the roster. */
  readonly moved: Uint8Array
  /** District, school, grade and class as the sheet has them. */
  readonly own: OwnPlace
}

/** What a sheet itself says of where its student is; null where the file has no such column. */
export interface OwnPlace {
  readonly district: CategoryColumn | null
  readonly school: CategoryColumn | null
  readonly class: CategoryColumn | null
  /** −1 where unknown. */
  readonly grade: Int8Array
}

/** Matches blocks to a roster; codes of levels stay the same from block to block. */
export type SheetMatcher = (
  block: RowBlock,
  file: string,
  report: (issue: Issue) => void,
) => MatchedSheets

type Conflict = Omit<IssueDraft, 'file' | 'row' | 'column'>

const ROSTER_CONFLICT: Conflict = {
  code: 'roster-conflict',
  severity: 'warning',
  expected: 'as in the roster',
  received: 'something else',
}

const MOVED: Conflict = {
  code: 'student-moved',
  severity: 'warning',
  expected: 'as in the roster, which counts',
  received: 'another school, grade, class or group',
}

const BIRTH_AFTER_TEST: Conflict = {
  code: 'birth-after-test',
  severity: 'warning',
  about: 'roster',
  expected: 'a birth date before the test date',
  received: 'one after it',
}

/** Grades stand at their number and one more, so that 0 is an unknown grade. */
export const GRADE_TEXTS: readonly string[] = [
  '',
  ...Array.from({ length: 128 }, (_, grade) => String(grade)),
]

/** What a matcher goes by. */
export interface MatchRules {
  readonly protocol: Protocol
  /** Part of those whom the protocol is for; all of them where empty. */
  readonly only: readonly PopulationFilter[]
  readonly roster: Roster | null
  /** Name of this wave for all sheets; their own where null. */
  readonly wave: string | null
}

/**
 * Makes a matcher. What the sheet lacks comes from the roster; where both are known and differ, the roster's school,
 * grade and class count and the sheet's sex and birth date, and it is said. Sheets of another role than the protocol
 * asks for belong to nobody of its roster.
 */
export function sheetMatcher({ protocol, only, roster, wave }: MatchRules): SheetMatcher {
  const names = levelNames([...protocol.levels, ...only.map(({ level }) => level)])
  const mergers = new Map<string, LevelMerger>(names.map((name) => [name, createLevelMerger()]))
  const isOther = otherRole(askedRole(protocol), protocol.informant !== undefined)
  const outsideOf = populationTest(protocol, only)
  const wider = schoolfellows(protocol.levels, roster)
  const mates = classmates(roster)
  return (block, file, report) => {
    const { length } = block
    const entries = entriesOf(block, roster)
    const others = otherRoles(block, isOther, roster, entries)
    const conflict = (row: number, column: string, draft: Conflict = ROSTER_CONFLICT): void =>
      report(issue({ ...draft, file, row: block.rows[row] as number, column }))
    const moved = new Uint8Array(length)
    const move = (row: number, level: string): void => {
      moved[row] = 1
      conflict(row, level, MOVED)
    }
    const persons = matchPersons(block, roster, entries, conflict, move)
    const levels = new Map<string, CategoryColumn>()
    for (const name of names) {
      const own = block.categories[name]
      const theirs = roster?.categories[name]
      if (name === 'wave' && wave !== null)
        levels.set(name, { codes: new Uint32Array(length), values: [wave] })
      else if (own !== undefined || theirs !== undefined) {
        const differs = name === 'wave' ? conflict : move
        const merger = mergers.get(name) as LevelMerger
        const onConflict = (row: number): void => differs(row, name)
        const from = name === 'class' ? mates(block, entries) : wider(name, block, entries)
        const same = name === 'class' ? isSameClass : undefined
        levels.set(name, mergeLevel(merger, length, own, theirs, from, onConflict, same))
      }
    }
    levels.set('grade', gradeCategory(persons.grade, length))
    const outside = outsideOf(levels, persons.grade as Int8Array, others, length)
    setTrialsAside(block, outside, entries)
    return {
      length,
      file,
      rows: block.rows,
      students: block.students ?? nobody(length),
      levels,
      counted: new Uint8Array(length).fill(1),
      entries,
      outside,
      moved,
      own: {
        district: block.categories['district'] ?? null,
        school: block.categories['school'] ?? null,
        class: block.categories['class'] ?? null,
        grade: block.persons.grade as Int8Array,
      },
      persons,
      responses: block.responses,
      seconds: block.seconds,
      instructedFailed: block.instructedFailed,
    }
  }
}

/** Trials of the survey are nobody's sheets, whatever student they name. */
function setTrialsAside(
  { trials, length }: RowBlock,
  outside: Uint8Array,
  entries: Int32Array,
): void {
  for (let row = 0; row < length; row++)
    if (trials?.[row] === 1) {
      outside[row] = OUTSIDE.trial
      entries[row] = -1
    }
}

/**
 * OTHER_ROLE of each sheet: that of its own column, otherwise of its entry in the roster. Sheets of another role lose
 * their entry, and so do those that state a role and whose entry has another.
 */
function otherRoles(
  { categories, length }: RowBlock,
  isOther: (values: readonly string[]) => readonly number[],
  roster: Roster | null,
  entries: Int32Array,
): Uint8Array {
  const others = new Uint8Array(length)
  const role = categories['role']
  const flags = role === undefined ? [] : isOther(role.values)
  for (let row = 0; row < length; row++) {
    const entry = entries[row] as number
    const enrolled = entry < 0 ? OTHER_ROLE.no : (roster?.otherRole[entry] as number)
    const code = role?.codes[row] ?? 0
    others[row] = code === 0 ? enrolled : (flags[code] as number)
    if (others[row] !== OTHER_ROLE.no || enrolled !== OTHER_ROLE.no) entries[row] = -1
  }
  return others
}

/** Levels that are read as texts; the grade is a number of the person. */
function levelNames(levels: readonly string[]): string[] {
  return [...new Set([...levels, 'school', 'class', 'wave'])].filter((name) => name !== 'grade')
}

function entriesOf({ students, length }: RowBlock, roster: Roster | null): Int32Array {
  const entries = new Int32Array(length).fill(-1)
  if (roster === null || students === null) return entries
  if (students.keys !== roster.keys)
    throw new Error('sheetMatcher requires files opened with the keys of the roster')
  for (let row = 0; row < length; row++) {
    const id = students.ids[row] as number
    if (id < roster.length) entries[row] = id
  }
  return entries
}

function nobody(length: number): StudentColumn {
  return { ids: new Int32Array(length).fill(NO_STUDENT), keys: createStudentKeys() }
}

/** Grades as a level: each under its number, an unknown one under ''. */
export function gradeCategory(grade: Int8Array, length: number): CategoryColumn {
  const codes = new Uint32Array(length)
  for (let row = 0; row < length; row++) codes[row] = Math.max(0, (grade[row] as number) + 1)
  return { codes, values: GRADE_TEXTS }
}

/** Sex, grade and age of each sheet, completed from the roster; copies, since the reader uses its columns again. */
function matchPersons(
  block: RowBlock,
  roster: Roster | null,
  entries: Int32Array,
  conflict: (row: number, column: string, draft?: Conflict) => void,
  move: (row: number, level: string) => void,
): PersonBlock {
  const { length } = block
  const sex = block.persons.sex.slice(0, length)
  const grade = block.persons.grade.slice(0, length)
  const ageMonths = block.persons.ageMonths.slice(0, length)
  const persons = { length, sex, grade, ageMonths }
  if (roster === null) return persons
  for (let row = 0; row < length; row++) {
    const entry = entries[row] as number
    if (entry < 0) continue
    const enrolledSex = roster.sex[entry] as number
    const enrolledGrade = roster.grade[entry] as number
    const enrolledBirth = roster.birthDate[entry] as number
    if (sex[row] === 0) sex[row] = enrolledSex
    else if (enrolledSex !== 0 && enrolledSex !== sex[row]) conflict(row, 'sex')
    if (enrolledGrade >= 0) {
      if ((grade[row] as number) >= 0 && grade[row] !== enrolledGrade) move(row, 'grade')
      grade[row] = enrolledGrade
    }
    const birth = block.birthDate[row] as number
    const test = block.testDate[row] as number
    if (birth !== 0 && enrolledBirth !== 0 && birth !== enrolledBirth) conflict(row, 'birth_date')
    if (birth !== 0 || enrolledBirth === 0 || test === 0 || (ageMonths[row] as number) >= 0)
      continue
    const age = monthsBetween(enrolledBirth, test)
    ageMonths[row] = Number.isNaN(age) ? -1 : age
    if (Number.isNaN(age)) conflict(row, 'birth_date', BIRTH_AFTER_TEST)
  }
  return persons
}
