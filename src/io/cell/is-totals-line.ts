import { foldLabel } from './half-width.js'

const WORDS: ReadonlySet<string> = new Set([
  ...['合计', '总计', '小计', '共计', '累计', '总和', '总数', '总人数', '人数', '总分'],
  ...['平均', '平均分', '平均值', '平均数', '均值', '均分', '标准差', '最大值', '最小值'],
  ...['total', 'totals', 'grand total', 'subtotal', 'sum', 'average', 'mean', 'count', 'sd'],
])
const COUNTED = /^(?:合计|总计|共计?|总数|总人数|人数)?:?\d+(?:人|名|份|条)(?:学生)?$|^n=\d+$/

/**
 * Whether a cell that should name a student names a line of totals instead: 合计, 平均分:, 共40人, Total. Such a line
 * stands under many lists and is no student.
 */
export function isTotalsLine(text: string): boolean {
  const plain = foldLabel(text).replace(/\s*:$/, '')
  return WORDS.has(plain) || COUNTED.test(plain.replaceAll(' ', ''))
}
