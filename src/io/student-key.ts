import { halfWidth } from './cell/half-width.js'

/**
 * The key under which a student is looked up: half-width, without blanks around it, and without the `.0` that
 * spreadsheets add to whole numbers, so that ` ２５２１５.0` and `25215` are the same student.
 */
export function studentKey(text: string): string {
  const plain = halfWidth(text)
  return /^\d+\.0+$/.test(plain) ? plain.slice(0, plain.indexOf('.')) : plain
}

/** Whether a spreadsheet turned a student number into scientific notation, such as `2.52152E+10`: digits are lost. */
export function isScientificNotation(key: string): boolean {
  return /^\d(?:\.\d+)?[eE]\+\d+$/.test(key)
}
