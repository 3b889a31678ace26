import { type ByteWriter, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { studentText } from '../../io/student-keys.js'
import { SEXES } from '../../table/blocks.js'
import { placeColumns } from '../table/students-file.js'
import { writeCells } from '../write-cells.js'
import type { Enrolment } from './enrolment.js'
import { HAS_SHEET } from './place-enrolled.js'

/**
 * Writes `missing.csv`: who is enrolled in a grade that takes part and has no sheet that counts. Without a roster there
 * is only the header.
 *
 * @param levels - of grouping that the campaign has
 * @returns how many
 */
export function writeMissing(
  writer: ByteWriter,
  enrolment: Enrolment | null,
  levels: readonly string[],
): number {
  const places = placeColumns(levels)
  writeHeader(writer, ['student', ...places, 'sex'])
  if (enrolment === null) return 0
  const { roster, isEnrolled, hasSheet } = enrolment
  let missing = 0
  for (let entry = 0; entry < roster.length; entry++) {
    if (isEnrolled[entry] === 0 || hasSheet[entry] !== HAS_SHEET.no) continue
    missing++
    const textOf = (level: string): string => {
      const category = roster.categories[level]
      return category?.values[category.codes[entry] as number] ?? ''
    }
    const grade = roster.grade[entry] as number
    const sex = SEXES[roster.sex[entry] as number] ?? 'unknown'
    writeCells(writer, [
      studentText(roster.keys, entry),
      ...places.map((name) => (name === 'grade' ? (grade < 0 ? '' : String(grade)) : textOf(name))),
      sex === 'unknown' ? '' : sex,
    ])
    writeNewline(writer)
  }
  return missing
}
