import { fillIn } from '../../issue/fill-in.js'
import { type Language, textIn } from '../../issue/text.js'

/**
 * What a sheet without a student number is called on lists: where it stands, so that somebody can find out whose it is.
 *
 * @param row - the row of a list of results, which says row and file of the sheet
 */
export function nameOfSheet(row: (column: 'row' | 'file') => string, language: Language): string {
  return fillIn(textIn(NO_NUMBER, language), [row('row'), row('file')])
}

const NO_NUMBER = {
  en: 'no student number: row {0} below the header of {1}',
  zh: '无学号（{1} 表头下第 {0} 行）',
} as const
