/** What quality references and pairs of items are expected to be and what they are, in Chinese. */
export const QUALITY_PHRASES: Readonly<Record<string, string>> = {
  'a class such as 7-1, in a column that is formatted as text':
    '班级，如 7-1；请将该列设为文本格式',
  'a date, as a spreadsheet makes of it': '日期（电子表格自动转换而成）',
  'the student number in every row of a record: copy it down within each':
    '同一记录的每一行都有学号：请在各记录内向下填充',
  'rows by event or repeated form, some without it; rows of a record are not joined':
    '按事件或重复表单分行，部分行没有学号；同一记录的各行不会合并',
  'a column beside the items, which says of each row whether it is a trial':
    '题目以外的列，用以标明各行是否为试填',
  'the column of an item; no row is a trial by it': '题目列；不据此判定试填',
  'a response of somebody': '有人作答的一行',
  'a preview or a test of the survey, by a column that says so': '某列标明其为问卷的预览或测试',
  'a response that its platform does not doubt': '平台未标为可疑的答卷',
  'one that it doubts, as many from one room of computers may be, or that is not approved; it is kept':
    '平台标为可疑（同一机房提交的多份答卷也会如此）或未通过审核；仍保留',
  'a quality reference': '作答质量参照',
  'a quality reference of {0}': '{0} 的作答质量参照',
  'one of another instrument': '其他量表的参照',
  'a quality reference with a distance': '含距离的作答质量参照',
  'three scales or more of two items or more': '至少三个各有两题以上的分量表',
  'three pairs or more of synonyms, in the protocol or in a quality reference':
    '方案或作答质量参照中至少三对同义题',
  'three pairs or more of antonyms, in the protocol or in a quality reference':
    '方案或作答质量参照中至少三对反义题',
  'none for {0}': '{0} 没有',
  'two different items': '两道不同的题目',
  'an item': '题目',
  'an item, of which there is none': '题目，但一道也没有',
  'an item: {0}, … {1}': '题目：{0}，… {1}',
  'an item: {0}': '题目：{0}',
  'an item of the reference': '参照中的题目',
  '{0} numbers': '{0} 个数字',
  'a covariance matrix that has an inverse': '可逆的协方差矩阵',
  'an item that follows from those before it': '可由前面题目推出的题目',
  'two sheets with an answer or more': '至少两份有作答的答卷',
  'sheets in which no item follows from the others, for the Mahalanobis distance':
    '没有题目可由其他题目推出的答卷，以计算马氏距离',
  '{0} sheets, {1} of them without a gap; no distance': '{0} 份答卷，其中 {1} 份无缺答；不给出距离',
  'an instrument, a norm table, a protocol, a quality reference, a column map or a vocabulary of tags':
    '量表、常模表、筛查方案、作答质量参照、列映射或标签词表',
}
