import { foldLabel } from './half-width.js'

const WORDS: ReadonlySet<string> = new Set([
  ...['合计', '总计', '小计', '共计', '累计', '总和', '总数', '总人数', '人数', '总分'],
  ...['平均', '平均分', '平均值', '平均数', '均值', '均分', '标准差', '最大值', '最小值'],
  ...['total', 'totals', 'grand total', 'subtotal', 'sum', 'average', 'mean', 'count', 'sd'],
])
/** Headers of the column, which stand again in the middle of a file put together from several. */
const HEADERS: ReadonlySet<string> = new Set([
  ...['学号', '学生学号', '学籍号', '学籍号码', '学生编号', '考号', '编号'],
  ...['student', 'student_id', 'student id', 'studentid', 'student number', 'student no', 'id'],
])
const COUNTED = /^(?:合计|总计|共计?|总数|总人数|人数)?:?\d+(?:人|名|份|条)(?:学生)?$|^n=\d+$/
/** What stands below a list in the first column: 注：…, 制表人：…, Note: …; the colon tells it from a student number. */
const FOOTNOTE =
  /^(?:备?注|附注|说明|填表说明|[制填]表(?:人|单位|日期|时间)?|审核人?|负责人|联系人|(?:导出|打印|统计|截止)(?:时间|日期)|(?:数据)?来源|notes?|remarks?|source|exported(?: on| at)?|printed(?: on| at)?)\d*:/

/**
 * Whether a cell that should name a student names a line of totals instead (合计, 平均分:, 共40人, Total), the column once
 * more (学号), or begins a remark below the list (注：…). Such lines stand under and within many lists and are no students.
 */
export function isNoStudent(text: string): boolean {
  const plain = foldLabel(text).replace(/\s*:$/, '')
  const close = plain.replaceAll(' ', '')
  return WORDS.has(plain) || HEADERS.has(plain) || COUNTED.test(close) || FOOTNOTE.test(plain)
}
