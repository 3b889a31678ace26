import type { Instrument } from '../../instrument/instrument.js'
import {
  type ByteWriter,
  createByteWriter,
  takeBytes,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from '../../io/byte-writer.js'
import { isEveryGrade, type Protocol } from '../../risk/protocol.js'
import { createRandom, type Random } from '../random.js'
import { answerInstrument, drawRespondent, type Respondent } from './answer-sheet.js'
import { drawPupil, drawTeacher, type Person, YEAR } from './draw-person.js'
import { planSchools, type SchoolClass, usualSchools } from './school-plan.js'
import { type GeneratedInstrument, generatedInstruments } from './sheet-columns.js'

export interface GenerateOptions {
  readonly protocol: Protocol
  /** Parsed, in the order of the protocol's instruments. */
  readonly instruments: readonly Instrument[]
  /** Number of answer sheets; the roster has about 3 in 100 more, the absent. */
  readonly students: number
  readonly seed: number
  readonly schools?: number
}

/** A piece of the two files, to be appended to each. */
export interface GeneratedPiece {
  readonly responses: Uint8Array
  readonly roster: Uint8Array
  /** Sheets written so far. */
  readonly nSheets: number
}

/** Columns of both files that say who somebody is, for students and for teachers. */
const STUDENT_COLUMNS = ['student', 'district', 'school', 'grade', 'class', 'sex', 'birth_date']
const TEACHER_COLUMNS = ['student', 'district', 'school', 'sex', 'birth_date']
const PIECE = 1 << 20
const FIRST_NUMBER = 2026000001
const ABSENT_SHARE = 0.03
/** Numbers of teachers are others than those of students: their sheets are never to meet. */
const FIRST_TEACHER = 9026000001
/** Grade of the plan under which teachers stand, who have none. */
const NO_GRADE = 0
const USUAL_GRADES = 12

/**
 * A made-up school term, piece by piece: sheets with a latent severity behind them, blanks, careless sheets, rare
 * crisis items, and a roster with absent students; a protocol for teachers gets teachers, without grades. The same
 * options give the same bytes.
 */
export function* generate(options: GenerateOptions): Generator<GeneratedPiece> {
  const generated = generatedInstruments(options.protocol, options.instruments)
  const random = createRandom(options.seed)
  const isOfTeachers = options.protocol.role === 'teacher'
  const draw = (grade: number): Person =>
    isOfTeachers ? drawTeacher(random) : drawPupil(random, grade)
  const schools = options.schools ?? usualSchools(options.students)
  const files = { responses: createByteWriter(PIECE * 1.1), roster: createByteWriter(PIECE) }
  const sheet = sheetWriter(options.protocol, generated, random)
  writeHeaders(files, options.protocol, generated)
  let number = isOfTeachers ? FIRST_TEACHER : FIRST_NUMBER
  let nSheets = 0
  for (const group of planSchools(
    options.students,
    schools,
    plannedGrades(options.protocol),
    random,
  )) {
    for (let pupil = 0; pupil < group.nSheets; pupil++) {
      if (random.unit() < ABSENT_SHARE)
        writePerson(files.roster, null, number++, group, draw(group.grade))
      const person = draw(group.grade)
      writePerson(files.roster, files.responses, number++, group, person)
      sheet(files.responses, group, person)
      nSheets++
      if (files.responses.length > PIECE) yield takePiece(files, nSheets)
    }
  }
  yield takePiece(files, nSheets)
}

/** Grades that are made up, in order: the usual ones where the protocol takes every grade. */
function plannedGrades({ role, grades }: Protocol): number[] {
  if (role === 'teacher') return [NO_GRADE]
  const taken = isEveryGrade(grades)
    ? grades.filter((grade) => grade >= 1 && grade <= USUAL_GRADES)
    : [...grades]
  return taken.sort((left, right) => left - right)
}

interface Files {
  readonly responses: ByteWriter
  readonly roster: ByteWriter
}

function takePiece(files: Files, nSheets: number): GeneratedPiece {
  return { responses: takeBytes(files.responses), roster: takeBytes(files.roster), nSheets }
}

function writeHeaders(
  files: Files,
  protocol: Protocol,
  generated: readonly GeneratedInstrument[],
): void {
  const items = generated.flatMap(({ instrument }) => instrument.items.map((item) => item.id))
  const instructed = (protocol.instructedItems ?? []).map((item) => item.column)
  const persons = protocol.role === 'teacher' ? TEACHER_COLUMNS : STUDENT_COLUMNS
  writeHeader(files.roster, persons)
  writeHeader(files.responses, [...persons, 'date', 'seconds', ...items, ...instructed])
}

function writePerson(
  roster: ByteWriter,
  responses: ByteWriter | null,
  number: number,
  group: SchoolClass,
  person: Person,
): void {
  for (const file of responses === null ? [roster] : [roster, responses]) {
    writeNumber(file, number)
    writeCell(file, group.district)
    writeCell(file, group.school)
    if (group.grade !== NO_GRADE) {
      writeComma(file)
      writeNumber(file, group.grade)
      writeComma(file)
      writeNumber(file, group.classNumber)
    }
    writeCell(file, person.sex)
    writeCell(file, person.birthDate)
  }
  writeNewline(roster)
}

function writeCell(file: ByteWriter, text: string): void {
  writeComma(file)
  writeText(file, text)
}

/** Writes date, seconds, answers and instructed items of one sheet, and ends its row. */
function sheetWriter(
  protocol: Protocol,
  generated: readonly GeneratedInstrument[],
  random: Random,
): (file: ByteWriter, group: SchoolClass, person: Person) => void {
  const chosen = new Uint8Array(256)
  const instructed = protocol.instructedItems ?? []
  const itemsInGrade = (grade: number): number =>
    generated.reduce((sum, one) => sum + (one.grades.has(grade) ? one.models.length : 0), 0)
  const nItemsByGrade = new Map(protocol.grades.map((grade) => [grade, itemsInGrade(grade)]))
  return (file, group, person) => {
    const ofGrade = group.grade === NO_GRADE ? 0 : 0.04 * (group.grade - 8)
    const effect = group.effect + (person.sex === 'female' ? 0.12 : -0.12) + ofGrade
    const respondent = drawRespondent(random, effect)
    const nItems = nItemsByGrade.get(group.grade) ?? 0
    writeCell(file, `${YEAR}-09-${14 + (group.schoolNumber % 12)}`)
    writeComma(file)
    writeNumber(file, secondsTaken(random, respondent, nItems))
    let from = 0
    for (const one of generated) {
      const due = one.grades.has(group.grade)
      if (due) answerInstrument(one, respondent, random, chosen, from, nItems)
      writeAnswers(file, one, due ? chosen : null)
      if (due) from += one.models.length
    }
    for (const item of instructed)
      writeCell(file, obeys(random, respondent) ? item.expected : otherThan(item.expected))
    writeNewline(file)
  }
}

function writeAnswers(file: ByteWriter, one: GeneratedInstrument, chosen: Uint8Array | null): void {
  for (let item = 0; item < one.cells.length; item++) {
    writeComma(file)
    const cell = chosen === null ? undefined : one.cells[item]?.[chosen[item] as number]
    if (cell !== undefined) writeBytes(file, cell)
  }
}

/** About 4 s an item, log-normal; careless sheets about 1 s. */
function secondsTaken(random: Random, respondent: Respondent, nItems: number): number {
  const perItem = respondent.manner === 'sincere' ? 4.2 : 1.1
  return Math.round(20 + nItems * respondent.stopsAfter * perItem * Math.exp(0.3 * random.normal()))
}

function obeys(random: Random, respondent: Respondent): boolean {
  return random.unit() < (respondent.manner === 'sincere' ? 0.985 : 0.25)
}

function otherThan(expected: string): string {
  return expected === '1' ? '2' : '1'
}
