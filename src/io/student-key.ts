import { cleanText } from './cell/clean-text.js'
import { halfWidth } from './cell/half-width.js'
import { isNoStudent } from './cell/is-no-student.js'
import { isNoAnswer } from './cell/no-answer.js'

/** `="25215"`, which is written so that a spreadsheet keeps the digits, and an apostrophe before them for the same. */
const FORMULA = /^="([^"]*)"$/
const APOSTROPHES = /^['‘’`´]+/
const GROUPED = /^\d[\d ]*\d$/
const SCIENTIFIC = /^(\d)\.(\d+)[eE]\+?(\d{1,2})$/

/**
 * The key under which a student is looked up: half-width, without blanks around it or between digits, without the
 * apostrophe or the formula that keeps digits in a spreadsheet, and without the `.0` that spreadsheets add to whole
 * numbers, so that ` ２５２１５.0`, `'25215`, `="25215"` and `25215` are the same student. Scientific notation that has
 * every digit (`2.5215E+4`) is the number. A line of totals (合计), a header again or (空) is no student and has no
 * key: ''.
 */
export function studentKey(text: string): string {
  const clean = halfWidth(cleanText(text))
  const bare = (FORMULA.exec(clean)?.[1] ?? clean).replace(APOSTROPHES, '').trim()
  if (isNoStudent(bare) || isNoAnswer(clean)) return ''
  const plain = GROUPED.test(bare) ? bare.replaceAll(' ', '') : bare
  if (/^\d+\.0+$/.test(plain)) return plain.slice(0, plain.indexOf('.'))
  const [, first = '', rest = '', power] = SCIENTIFIC.exec(plain) ?? []
  return rest !== '' && rest.length === Number(power) ? first + rest : plain
}

/** Whether a spreadsheet turned a student number into scientific notation, such as `2.52152E+10`: digits are lost. */
export function isScientificNotation(key: string): boolean {
  return /^\d(?:\.\d+)?[eE]\+\d+$/.test(key)
}
