import { createByteWriter, takeBytes, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { ResultSet } from '../compare/read-result-set.js'
import { type TableFaults, tableRecords } from '../table/open-table.js'
import {
  STUDENT_PLACES,
  STUDENTS,
  type StudentPlace,
  type StudentsColumn,
  studentPlaces,
} from '../table/students-file.js'
import { writeCells } from '../write-cells.js'

/** What the side-by-side table holds. */
export interface SideBySide {
  readonly students: number
  /** Students with a sheet of each informant, in the order of the folders. */
  readonly byInformant: readonly { readonly informant: string; readonly students: number }[]
}

const LEFT_OUT: ReadonlySet<string> = new Set<StudentsColumn>([
  STUDENTS.row,
  STUDENTS.student,
  ...STUDENT_PLACES,
  STUDENTS.age,
  'wave',
])

interface Rating {
  readonly informant: string
  readonly columns: readonly string[]
  readonly cells: ReadonlyMap<string, readonly string[]>
}

/**
 * Puts what students, parents and teachers say of the same students side by side: one row a student, and for each
 * informant the columns of their results. Nothing is added up or averaged over informants, and nobody is given a tier
 * anew. A student whom one of them did not rate has empty cells there.
 *
 * @param sets - result folders of campaigns about students, one for each informant
 * @param write - takes the table, which names students
 */
export function sideBySide(
  sets: readonly ResultSet[],
  write: (bytes: Uint8Array) => void,
): Result<SideBySide> {
  const faults = sets.flatMap((set, at) => faultsOf(set, sets.slice(0, at)))
  if (faults.length > 0) return { ok: false, issues: faults }
  const places = studentPlaces(sets.map(({ students }) => students.header))
  const placeOf = new Map<string, readonly string[]>()
  const ratings = sets.map((set) => readRating(set, places, placeOf))
  const writer = createByteWriter()
  writeHeader(writer, [
    STUDENTS.student,
    ...places,
    ...ratings.flatMap(({ informant, columns }) => columns.map((name) => `${informant}:${name}`)),
  ])
  for (const [student, place] of placeOf) {
    const cells = ratings.flatMap(
      (rating) => rating.cells.get(student) ?? rating.columns.map(() => ''),
    )
    writeCells(writer, [student, ...place, ...cells])
    writeNewline(writer)
    if (writer.length > 1 << 20) write(takeBytes(writer))
  }
  write(takeBytes(writer))
  const byInformant = ratings.map(({ informant, cells }) => ({ informant, students: cells.size }))
  return { ok: true, value: { students: placeOf.size, byInformant }, issues: [] }
}

const informantOf = ({ summary }: ResultSet): string => summary.protocol.informant ?? 'self'

function faultsOf(set: ResultSet, before: readonly ResultSet[]): Issue[] {
  const place = { file: 'summary.json', about: set.name }
  if (set.summary.protocol.role === 'teacher') {
    const sides = { expected: 'a campaign about students', received: 'one of teachers' }
    return [issue({ code: 'schema', ...place, ...sides })]
  }
  const informant = informantOf(set)
  if (!before.some((one) => informantOf(one) === informant)) return []
  const sides = { expected: 'each informant once', received: `${informant} again` }
  return [issue({ code: 'duplicate-id', ...place, ...sides })]
}

function readRating(
  set: ResultSet,
  places: readonly StudentPlace[],
  placeOf: Map<string, readonly string[]>,
): Rating {
  const { header } = set.students
  const at = (name: string): number => header.indexOf(name)
  const kept = header.flatMap((name, index) => (LEFT_OUT.has(name) ? [] : [index]))
  const cells = new Map<string, readonly string[]>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const record of tableRecords(set.students, faults)) {
    const student = record[at(STUDENTS.student)] ?? ''
    const place = places.map((name) => record[at(name)] ?? '')
    const before = placeOf.get(student)
    if (before === undefined || saysMore(place, before)) placeOf.set(student, place)
    cells.set(
      student,
      kept.map((index) => record[index] as string),
    )
  }
  return {
    informant: informantOf(set),
    columns: kept.map((index) => header[index] as string),
    cells,
  }
}

/** Whether a place has all that another has: an informant's results may lack the district, or a blank class. */
const saysMore = (place: readonly string[], before: readonly string[]): boolean =>
  before.every((cell, at) => cell === '' || cell === place[at])
