import { fillIn } from '../issue/fill-in.js'
import { type Language, textIn } from '../issue/text.js'

/** What the command line says, with `{0}`, `{1}` … for the parts that change. */
const PHRASES = {
  commandMissing: { en: 'no command given', zh: '未给出命令' },
  commandUnknown: { en: 'unknown command {0}', zh: '未知命令 {0}' },
  optionUnknown: { en: 'unknown option {0}', zh: '未知选项 {0}' },
  optionTwice: { en: '{0} is given twice', zh: '{0} 重复给出' },
  optionNoValue: { en: '{0} takes no value', zh: '{0} 不带值' },
  optionNeedsValue: { en: '{0} needs a value: {1}', zh: '{0} 需要一个值：{1}' },
  optionChoices: {
    en: '{0}: expected one of {1}, received {2}',
    zh: '{0}：应为 {1} 之一，实为 {2}',
  },
  argumentMissing: { en: '{0} is missing', zh: '缺少 {0}' },
  sameFile: { en: '--out and --roster name the same file', zh: '--out 与 --roster 是同一文件' },
  optionWhole: {
    en: '{0}: expected a whole number from {1} to {2}, received {3}',
    zh: '{0}：应为 {1} 至 {2} 的整数，实为 {3}',
  },
  optionPercent: {
    en: '{0}: expected a number above 0 and below 100, received {1}',
    zh: '{0}：应为大于 0 且小于 100 的数，实为 {1}',
  },
  operandExtra: { en: 'one argument too many: {0}', zh: '多余的参数：{0}' },
  meant: { en: '; did you mean {0}?', zh: '；是否想输入 {0}？' },
  or: { en: ' or ', zh: ' 或 ' },
  usage: { en: 'Usage:', zh: '用法：' },
  commands: { en: 'Commands:', zh: '命令：' },
  options: { en: 'Options:', zh: '选项：' },
  exitCodes: {
    en: 'Exit codes: 0 done, 1 done with data issues worth a look, 2 usage, 3 nothing written.',
    zh: '退出码：0 完成；1 完成但有值得查看的数据问题；2 用法错误；3 未写出任何文件。',
  },
  moreHelp: { en: 'mindgauge {0}--help says more.', zh: '更多说明：mindgauge {0}--help' },
  tagline: {
    en: 'mindgauge scores psychological questionnaires, and says for every number where it came from.',
    zh: 'mindgauge：为心理问卷计分，并说明每个数字的来历。',
  },
  interrupted: { en: 'interrupted; nothing was written', zh: '已中断；未写出任何文件' },
  internal: { en: 'internal error: {0}', zh: '内部错误：{0}' },
  diskFull: {
    en: 'no space left on the disk (or in the temporary folder); what was not finished was taken away',
    zh: '磁盘（或临时文件夹）空间不足；未完成的文件已清除',
  },
  memoryFull: { en: 'out of memory; nothing was written', zh: '内存不足，未写出任何文件' },
  refused: {
    en: 'the system refused to go on ({0} at {1}); what was not finished was taken away',
    zh: '系统拒绝继续（{1}：{0}）；未完成的文件已清除',
  },
  generated: {
    en: 'made up: {0} answer sheets, schools: {1}, seed {2}',
    zh: '已生成 {1} 所学校的 {0} 份虚构答卷，种子 {2}',
  },
  protocol: { en: 'protocol', zh: '筛查方案' },
  example: {
    en: '            an example: adopt it or change it before use',
    zh: '            示例方案：使用前须由主管部门采纳或修改',
  },
  notADiagnosis: {
    en: 'Screening is not a diagnosis: it says whom to talk to first.',
    zh: '筛查不是诊断：它只提示应当先与谁面谈。',
  },
  unreadable: { en: 'cannot be read', zh: '无法读取' },
  noFault: { en: 'no fault', zh: '无错误' },
  oneFault: { en: '1 fault', zh: '1 处错误' },
  faults: { en: '{0} faults', zh: '{0} 处错误' },
  worked: { en: ', {0} worked answers', zh: '，{0} 个核验样例' },
  rowsColumns: {
    en: '{0} rows, {1} columns, {2} rows that cannot be read',
    zh: '{0} 行，{1} 列，{2} 行无法读取',
  },
  labels: { en: 'labels', zh: '值标签' },
  persons: { en: 'persons', zh: '人员信息' },
  instruments: { en: 'items', zh: '题目' },
  others: { en: 'others', zh: '其他列' },
  none: { en: 'none', zh: '无' },
  lacking: { en: ' (lacking {0})', zh: '（缺 {0}）' },
  blankShare: { en: '{0} % blank', zh: '空白 {0} %' },
  outside: { en: '{0} that are no code: {1}', zh: '{0} 处不是选项编码：{1}' },
  constant: { en: 'every answer is the same', zh: '所有作答相同' },
  mapOrProposal: {
    en: '--map uses a map and --map-out proposes one: give one of them',
    zh: '--map 使用列映射，--map-out 提出建议：二者只能取一',
  },
  proposalHint: {
    en: 'no column is named after an item; --map-out FILE writes a proposed map',
    zh: '没有以题目编号命名的列；--map-out FILE 可写出建议的列映射',
  },
  instrument: { en: 'instrument', zh: '量表' },
  norms: { en: 'norms', zh: '常模' },
  rowsIn: { en: 'rows in', zh: '读入行数' },
  rowsScored: {
    en: '{0} = {1} scored + {2} rejected; {3} of the scored have a note',
    zh: '{0} = 计分 {1} + 剔除 {2}；计分行中 {3} 行带备注',
  },
  file: { en: 'file', zh: '文件' },
  files: { en: 'files', zh: '文件' },
  report: { en: 'report', zh: '报告' },
  time: { en: 'time', zh: '用时' },
  prevalenceRows: { en: '{0}, of which {1} sheets count', zh: '{0}，其中计入答卷 {1} 份' },
  unreadCells: { en: 'not counted', zh: '未计入' },
  unreadCounts: {
    en: '{0} scores that are no numbers, {1} words that no tier, band or quality is; they count as blank',
    zh: '{0} 个分数不是数字，{1} 个词不是任何级别、等级或质量；均按空白处理',
  },
  prevalenceDesign: { en: 'design', zh: '设计' },
  prevalenceUnits: { en: '{0} strata, {1} clusters', zh: '{0} 层，{1} 群' },
  ofHundredFlagged: {
    en: 'of 100 flagged, about {0}{1} would be confirmed',
    zh: '每 100 名被标出者中约 {0} 名{1}可获确认',
  },
  notForPublication: {
    en: 'Small cells are not hidden here: for analysis, not for publication.',
    zh: '此处未隐藏小单元格：仅供分析，不得发布。',
  },
  hiddenBeside: {
    en: 'May be published beside cohort.csv: nothing is shown that does not follow from it.',
    zh: '可与 cohort.csv 一并公布：所示数字均可由其得出。',
  },
  hiddenAlone: {
    en: 'Without a cohort.csv beside the results: publish these tables, and no cohort.csv of the same campaign.',
    zh: '结果旁没有 cohort.csv：公布这些表后，不得再公布同一次测评的 cohort.csv。',
  },
  smallCellsHidden: {
    en: 'Groups with small cells are hidden, as the protocol asks.',
    zh: '已按方案要求隐去含小单元格的组。',
  },
  proposeMap: {
    en: 'no column is named after an item; this writes a proposal of which column is which, to be looked at and given back by --map:\n  mindgauge inspect {0} --instrument {1} --map-out map.json',
    zh: '没有以题目编号命名的列。以下命令可写出各列对应关系的建议，查看后以 --map 交回：\n  mindgauge inspect {0} --instrument {1} --map-out map.json --lang zh',
  },
  nothingWritten: { en: 'nothing was written', zh: '未写出任何文件' },
} as const

export type Phrase = keyof typeof PHRASES

/** A phrase in a language with its parts filled in. */
export function phrase(language: Language, key: Phrase, ...parts: readonly string[]): string {
  return fillIn(textIn(PHRASES[key], language), parts)
}
