import type { Text } from '../../../issue/text.js'
import { BAND_CHART_TEXTS } from './band-chart-texts.js'

const texts = {
  titleClass: { en: 'Class report', zh: '班级报告' },
  titleGrade: { en: 'Grade report', zh: '年级报告' },
  titleSchool: { en: 'School report', zh: '学校报告' },
  titleDistrict: { en: 'District report', zh: '区域报告' },
  wave: { en: 'Wave: ', zh: '测评批次：' },
  everybody: { en: 'Everybody', zh: '全体' },
  unnamed: { en: 'not given', zh: '未填写' },
  districtUnnamed: { en: 'district not given', zh: '区县未填写' },

  glance: { en: 'At a glance', zh: '总览' },
  coverage: { en: 'Coverage and validity', zh: '参测与作答质量' },
  coverageNote: {
    en: 'Of the enrolled, how many answered and how many are still missing; of the sheets, how many are valid.',
    zh: '应测学生中实测与缺测各有多少，答卷中有效的占多少。',
  },
  coverageTable: { en: 'Coverage', zh: '参测情况' },
  coverageNone: {
    en: 'There was no roster, so it is not known how many are missing.',
    zh: '测评时未提供花名册，无法得知缺测人数。',
  },
  qualityTable: { en: 'Response quality of the sheets', zh: '答卷作答质量' },
  qualityChart: {
    en: 'Share of valid, suspect and invalid sheets',
    zh: '有效、存疑与无效答卷占比',
  },
  sheets: { en: 'Sheets', zh: '答卷数' },
  unit: { en: 'Unit', zh: '单位' },
  sex: { en: 'Sex', zh: '性别' },
  allSexes: { en: 'all', zh: '合计' },
  scale: { en: 'Scale', zh: '维度' },

  tiers: { en: 'Tiers', zh: '预警级别分布' },
  tiersChart: { en: 'Share of each tier', zh: '各级别占比' },
  tiersChartBy: { en: 'Share of each tier, {0}', zh: '各级别占比：{0}' },
  tiersDescription: {
    en: 'Each bar is 100 percent of the scored sheets of a group, parted by tier. The figures are in the table that follows.',
    zh: '每条为一个群体全部可计分答卷（100%），按级别分段；数字见随后的表格。',
  },
  tiersTable: { en: 'Tiers', zh: '各级别人数' },
  bySex: { en: 'by sex', zh: '分性别' },
  byGrade: { en: 'by grade', zh: '分年级' },
  byClass: { en: 'by class', zh: '分班级' },
  byGradeAndSex: { en: 'by grade and sex', zh: '分年级与性别' },
  tiersNote: {
    en: 'A tier suggests with whom an adult should talk first, and how soon. In each cell: students, share in percent, 95 % interval in brackets.',
    zh: '级别只提示成人应先与谁谈、多快去谈。单元格内依次为人数、占比（%）与括号内 95% 区间。',
  },
  smallNote: {
    en: '“{0}”: the number is small or would give a small number away (fewer than {1} students in a cell, fewer than {2} valid sheets in a group). It is not 0.',
    zh: '“{0}”表示数目较小或会间接暴露较小数目（单元格少于 {1} 人，或群体有效答卷少于 {2} 份），并非 0。',
  },

  dimensions: { en: 'Scales', zh: '各维度情况' },
  dimensionsNote: {
    en: 'How many sheets lie in each band of each scale. A band is a stretch of scores that a source names; it may suggest a talk and says nothing certain about one student.',
    zh: '各维度处于各分段的答卷数。分段是文献给出的分数区间，仅提示可能需要谈一谈，不对任何一名学生作出定论。',
  },
  dimensionsBySex: { en: 'Bands of {0}: by grade and sex', zh: '{0}各分段人数：分年级与性别' },
  dimensionsTable: { en: 'Bands of {0}', zh: '{0}各分段人数' },
  dimensionsNone: {
    en: 'No figures of scales are published for a group of this size.',
    zh: '该群体规模较小，未公布各维度数字。',
  },
  dimensionsOnlySchool: {
    en: 'Published figures of scales are for the whole school; beside it stand the same grades of all schools together. By grade and sex they are on the page of the school psychologist.',
    zh: '已公布的维度数字为全校合计，旁列各校同年级合计；本校分年级与性别的数字见专职心理教师的页面。',
  },
  countedNote: {
    en: 'Counted from the sheets of this unit (students.csv, valid and suspect sheets); nothing is hidden. For the readers named at the top only, not to be published.',
    zh: '由本单位答卷（students.csv 中有效与存疑答卷）直接计数，未作隐去处理；仅供页首所示人员使用，不得公布。',
  },
  tiersBasis: {
    en: 'Tiers are counted over valid and suspect sheets. An invalid sheet is in none of them, nor is one that another sheet of the student replaced, which does not mean that nobody needs care: a list may name more students than the tiers count, and whom to talk with is on the lists of the school psychologist.',
    zh: '级别仅统计有效与存疑答卷。无效答卷和被同一学生另一份答卷取代的答卷不计入任何级别，并不表示无需关心，因此名单上的人数可能多于各级别人数之和；应与谁谈，以专职心理教师的名单为准。',
  },
  allSchoolsGrade: { en: 'All schools, {0}', zh: '各校{0}' },

  trend: { en: 'From wave to wave', zh: '历次变化' },
  trendChart: { en: 'Share of each tier from wave to wave', zh: '各级别占比的历次变化' },
  trendDescription: {
    en: 'A line for each tier with its 95 % interval at each wave. A hidden share breaks the line. The figures are in the table that follows.',
    zh: '每个级别一条线，附每次 95% 区间；隐去的数值处线断开。数字见随后的表格。',
  },
  trendNote: {
    en: 'Classes and students change between waves. Where intervals overlap, a difference may be chance.',
    zh: '两次之间学生构成可能变化；区间重叠时，差异可能只是随机波动。',
  },
  trendOther: {
    en: 'Left out, because another protocol was used: {0}.',
    zh: '因方案不同未列入：{0}。',
  },
  thisWave: { en: 'this wave', zh: '本次' },

  funnel: { en: 'Beside the other schools', zh: '与其他学校对照' },
  funnelNote: {
    en: 'A funnel plot shows how far the shares of schools of each size would lie apart by chance alone. It is no ranking. Outside the 99.8 % limits is a reason to look at how the sheets came about and what the school needs, not a verdict.',
    zh: '漏斗图显示各规模学校的占比仅凭随机会相差多少，不是排名。超出 99.8% 界限提示应了解施测过程与学校需要，并非评判。',
  },
  funnelChart: { en: '{0}: share by size of school{1}', zh: '{0}：按学校规模的占比{1}' },
  ofGrades: { en: ', grades {0}', zh: '（{0} 年级）' },
  funnelFamily: { en: 'These schools together', zh: '这些学校合计' },
  familyNote: {
    en: 'Compared with the schools whose grades ({0}) take the same questionnaires; tiers of other questionnaires do not compare.',
    zh: '仅与各年级（{0}）使用相同量表的学校对照；使用不同量表的级别不可比。',
  },
  familiesNote: {
    en: 'Schools are compared with those whose grades take the same questionnaires; tiers of other questionnaires do not compare.',
    zh: '各校仅与使用相同量表的学校对照；使用不同量表的级别不可比。',
  },
  funnelDescription: {
    en: 'Each circle is a school at its number of scored sheets and its share. The lines are the limits within which 95 and 99.8 percent of schools would lie if all had the share of these schools together. {0} schools are drawn, {1} are hidden.',
    zh: '每个圆点为一所学校，横轴为可计分答卷数，纵轴为占比；曲线为各校占比若均等于总体占比时 95% 与 99.8% 学校所在的界限。图中 {0} 所，隐去 {1} 所。',
  },
  funnelTable: { en: 'Beside all schools together', zh: '与全部学校合计对照' },
  funnelOwn: { en: 'This school', zh: '本校' },
  funnelOthers: { en: 'Other schools', zh: '其他学校' },
  funnelSchools: { en: 'Schools', zh: '各学校' },
  funnelTarget: { en: 'All schools together', zh: '全部学校合计' },
  limits95: { en: '95 % limits', zh: '95% 界限' },
  limits998: { en: '99.8 % limits', zh: '99.8% 界限' },
  funnelSizes: { en: 'Scored sheets', zh: '可计分答卷数' },
  place: { en: 'Where it lies', zh: '位置' },
  placeWithin: { en: 'within the limits of chance', zh: '在随机波动范围内' },
  'placeBeyond-95': { en: 'outside 95 %, within 99.8 %', zh: '超出 95% 界限，未超出 99.8% 界限' },
  'placeBeyond-99.8': { en: 'outside 99.8 %', zh: '超出 99.8% 界限' },
  placeEmpty: { en: 'no sheets', zh: '无答卷' },
  limitsHere: { en: 'Limits for this size, 95 % and 99.8 %', zh: '此规模的 95% 与 99.8% 界限' },
  funnelHidden: {
    en: 'Schools with a small number are hidden, which leaves out low shares first: what is drawn and estimated lies somewhat too high.',
    zh: '人数较少的学校已隐去，首先缺失的是较低的占比，故图中与估计值可能略偏高。',
  },
  funnelFew: {
    en: 'Fewer than three schools have figures that are not hidden, so there is nothing to compare with.',
    zh: '数字未隐去的学校不足三所，无从对照。',
  },

  schools: { en: 'Schools, in the order of their names', zh: '各学校（按名称排列）' },
  schoolsNote: {
    en: 'In the order of names, not of results. The shrunken share draws the share of a small school, which chance moves most, towards that of the schools with which it compares; it is the better guess of the two, and still no rank.',
    zh: '按名称而非结果排列。收缩估计把小规模学校（最易受随机影响）的占比拉向可比学校的总体，是更稳妥的估计，但仍不是名次。',
  },
  schoolsTable: { en: '{0}: schools', zh: '{0}：各学校' },
  shrunken: { en: 'Shrunken share (95 % interval)', zh: '收缩估计（95% 区间）' },
  observed: { en: 'Students', zh: '人数' },
  scoredSheets: { en: 'Scored', zh: '可计分' },

  places: { en: 'Tiers {0}', zh: '各级别人数：{0}' },
  byLevel: { en: 'by {0}', zh: '按{0}' },
  county: { en: 'county', zh: '区县' },
  district: { en: 'district', zh: '区县' },
  city: { en: 'city', zh: '市' },
  stage: { en: 'school stage', zh: '学段' },
  type: { en: 'school type', zh: '学校类型' },
  campus: { en: 'campus', zh: '校区' },
  school: { en: 'school', zh: '学校' },

  care: { en: 'Students to care for', zh: '需要关心的学生' },
  careNote: {
    en: 'The tier says how soon to talk with a student, not what a student has. Please talk in private, listen first, and do not mention a test or a tier.',
    zh: '级别只说明多久之内与学生谈一谈，不说明学生“有什么问题”。请私下交谈、先倾听，不要提及测评或级别。',
  },
  careEmpty: { en: 'No student of this unit is on the list.', zh: '本单位没有列入名单的学生。' },
  listsUntold: {
    en: 'The results name schools without their district, and several have this name. Whether students of this unit are on the list is said by the lists of the screening (crisis.csv, retest.csv, missing.csv, students.csv) alone.',
    zh: '结果中的学校不含区县，且有多所同名学校（或所属区县未知），本页无法列出学生；是否有学生列入名单，请查看筛查结果的名单文件（crisis.csv、retest.csv、missing.csv、students.csv）。',
  },
  careTier: { en: 'Care tier', zh: '关怀级别' },
  careAction: { en: 'What to do', zh: '怎么做' },
  careWho: { en: 'Who', zh: '谁来做' },
  within: { en: 'Within', zh: '时限' },
  careOpen: {
    en: 'answers are missing; repeat the sheet, and talk where in doubt',
    zh: '有漏答，请安排补测；有疑虑时先谈一谈',
  },
  tierPossible: { en: '{0} possible', zh: '可能为{0}' },
  student: { en: 'Student', zh: '学生' },
  class: { en: 'Class', zh: '班级' },
  number: { en: 'Student number', zh: '学号' },
  recordAsk: {
    en: 'a sheet without a known name: ask the school psychologist',
    zh: '未能对应姓名的答卷：请向专职心理教师了解',
  },
  record: { en: 'Row {0} below the header of {1}', zh: '{1} 表头下第 {0} 行' },
  crisis: { en: 'To be talked with today', zh: '今日须面谈' },
  crisisNote: {
    en: 'Answers at crisis items, whatever else is on the sheet. Talk the same day; do not leave a student alone where safety is in doubt.',
    zh: '危机条目作答提示，不论答卷其他情况。请当日面谈；安全存疑时不得让学生独处。',
  },
  crisisItems: { en: 'Crisis items', zh: '危机条目' },
  crisisAnswers: { en: 'Answered', zh: '作答' },
  quality: { en: 'Quality', zh: '作答质量' },
  retest: { en: 'To be repeated', zh: '须复测' },
  retestNote: {
    en: 'Sheets that are invalid or leave the tier open. An invalid sheet is never “{0}”.',
    zh: '答卷无效或级别待定者。无效答卷不等于“{0}”。',
  },
  why: { en: 'Why', zh: '原因' },
  missing: { en: 'Without a sheet', zh: '缺测' },
  missingNote: {
    en: 'Enrolled, and no sheet that counts. Find out kindly why; absence may be a sign too.',
    zh: '应测而无计入答卷。请温和了解原因，缺测本身也可能是一种信号。',
  },
  count: { en: '{0} students', zh: '{0} 名学生' },
  countSheets: { en: '{0} students, {1} sheets', zh: '{0} 名学生，{1} 份答卷' },

  qualityNotes: { en: 'Quality notes', zh: '作答质量说明' },
  qualityRule: { en: 'Rule', zh: '规则' },
  qualityState: { en: 'The sheet is', zh: '判为' },

  methods: { en: 'Methods, versions and sources', zh: '方法、版本与来源' },
  methodsFunnel: {
    en: 'Funnel limits are exact binomial limits at 95 and 99.8 percent, interpolated, around the share of the schools compared. Shrunken shares are empirical Bayes estimates of a beta-binomial distribution. Where students of one school are alike, more schools lie outside than the limits say.',
    zh: '漏斗界限为围绕总体占比的精确二项分布 95% 与 99.8% 界限（插值）；收缩估计为贝塔-二项分布的经验贝叶斯估计。同校学生彼此相似时，超出界限的学校会多于界限所示。',
  },
  version: { en: 'Version', zh: '版本' },
  fingerprint: { en: 'Fingerprint', zh: '校验码' },
  usedWith: { en: 'What the sheets were scored with', zh: '计分所用' },
  kind: { en: 'Kind', zh: '类别' },
  kindProtocol: { en: 'protocol', zh: '方案' },
  kindInstrument: { en: 'instrument', zh: '量表' },
  kindNorm: { en: 'norm table', zh: '常模' },
  name: { en: 'Name', zh: '名称' },
} as const

export type UnitText = keyof typeof texts | keyof typeof BAND_CHART_TEXTS

/** What the pages of units say, in both languages. */
export const UNIT_TEXTS: Readonly<Record<UnitText, Required<Text>>> = {
  ...texts,
  ...BAND_CHART_TEXTS,
}
