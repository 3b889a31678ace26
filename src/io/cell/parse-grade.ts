import { BLANK, FAULT } from './fault.js'
import { halfWidth } from './half-width.js'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const numeral = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text) + 1

const HIGHEST_GRADE = 16

/**
 * The school grade of a cell: `4`, `04`, `4.0`, `grade 4`, 四年级, 4年级; 初一 to 初三 are 7 to 9, 高一 to 高三 10 to 12.
 *
 * @returns grade from 1 to 16; BLANK for an empty cell; FAULT for anything else
 */
export function parseGrade(text: string): number {
  const plain = halfWidth(text).replace(/\s+/g, '').toLowerCase()
  if (plain === '') return BLANK
  const stage = /^([初高])中?([一二三123])(?:年级)?$/.exec(plain)
  if (stage !== null) return (stage[1] === '初' ? 6 : 9) + numeral(stage[2] as string)
  const grade =
    /^(?:grade)?0*(\d{1,2})(?:\.0+)?$/.exec(plain) ??
    /^(?:小学)?(\d{1,2}|[一二三四五六七八九]|十[一二]?)年级$/.exec(plain)
  const value = grade === null ? 0 : numeral(grade[1] as string)
  return value >= 1 && value <= HIGHEST_GRADE ? value : FAULT
}
