import { BLANK, FAULT } from './fault.js'
import { halfWidth } from './half-width.js'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const numeral = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text) + 1

const HIGHEST_GRADE = 16

/** Junior, senior and vocational schools count their grades from one. */
const STAGE = /^(初|高|职业?高|职|中职|中专|技校)中?([一二三123])(?:年级)?$/

/**
 * The school grade of a cell: `4`, `04`, `4.0`, `grade 4`, `G4`, 四年级, 4年级; 初一 to 初三 are 7 to 9, 高一 to 高三 and the
 * grades of vocational schools (职高一, 中职一年级, 中专二) 10 to 12.
 *
 * @returns grade from 1 to 16; BLANK for an empty cell; FAULT for anything else
 */
export function parseGrade(text: string): number {
  const plain = halfWidth(text).replace(/\s+/g, '').toLowerCase()
  if (plain === '') return BLANK
  const stage = STAGE.exec(plain)
  if (stage !== null) return (stage[1] === '初' ? 6 : 9) + numeral(stage[2] as string)
  const grade =
    /^(?:grade|g)?0*(\d{1,2})(?:\.0+)?$/.exec(plain) ??
    /^(?:小学)?(\d{1,2}|[一二三四五六七八九]|十[一二]?)年级$/.exec(plain)
  const value = grade === null ? 0 : numeral(grade[1] as string)
  return value >= 1 && value <= HIGHEST_GRADE ? value : FAULT
}
