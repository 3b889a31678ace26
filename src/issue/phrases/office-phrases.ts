/** What working files, their templates and letters are expected to be and what they are, in Chinese. */
export const OFFICE_PHRASES: Readonly<Record<string, string>> = {
  'a student number beside what was filled in, so that it can be kept':
    '填写内容旁有学号，以便保存',
  'none in {0} rows, which are left out': '{0} 行没有学号，未予保存',
  'Template of a working file': '工作文件模板',
  'Template of a letter or form': '信函或表单模板',
  'at most one key': '至多一个键',
  'tier_count together with each': '按级别展开的人数列须同时写明展开方式',
  'no field': '没有字段',
  'a date such as 2026-11-22': '日期，如 2026-11-22',
  'one of the words that the column offers': '该列可选的词语之一',
  'something else, kept as it stands': '其他内容，已原样保留',
  'a column responsible': '“责任人”列',
  'a folder of its own for {0}': '供 {0} 单独使用的文件夹',
  'files for {0}': '供 {0} 使用的文件',
  'a role that may write it: {0}': '可以写此信的角色：{0}',
  'a role that working files are written for': '可使用工作文件的角色',
  'student numbers in focus: in a tier, with a critical item or in a follow-up file':
    '重点关注学生的学号（有预警级别、命中危机条目或在跟进登记表中）',
  'others: {0}': '其他学号 {0} 个',
}
