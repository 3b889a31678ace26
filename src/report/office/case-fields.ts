import type { Text } from '../../issue/text.js'
import type { ReportField } from '../roles/report-role.js'

/** What a working file can say of a student. */
export interface CaseField {
  /** Titles by which a column of a file that is given back, or of another system, is known; the first is ours. */
  readonly names: Required<Text>
  readonly otherNames?: readonly string[]
  /** What a role must be allowed to see; null for what nobody can be told by. */
  readonly needs: ReportField | null
  /** A code has a name in each language; a date is `2026-11-22`. */
  readonly kind:
    | 'text'
    | 'date'
    | 'number'
    | 'tier'
    | 'sex'
    | 'quality'
    | 'state'
    | 'yes-no'
    | 'stage'
    | 'grade'
  /** Filled in by people after the screening, and kept when the file is given back. */
  readonly isKept?: boolean
}

/** Fields from the results and the roster. */
type KnownFieldId =
  | 'number'
  | 'district'
  | 'school'
  | 'stage'
  | 'grade'
  | 'class'
  | 'name'
  | 'student'
  | 'sex'
  | 'birth_date'
  | 'dormitory'
  | 'tags'
  | 'wave'
  | 'triggers'
  | 'critical_items'
  | 'score_tier'
  | 'tier_possible'
  | 'care_tier'
  | 'tier_before'
  | 'tier_change'
  | 'quality'
  | 'why'
  | 'who'
  | 'action'
  | 'state'
  | 'overdue'
  | 'guardian'
  | 'guardian_phone'

/** Fields that people fill in, and what the first list said; kept from file to file. */
export type KeptFieldId =
  | 'found_on'
  | 'round_from'
  | 'source'
  | 'responsible'
  | 'due_on'
  | 'warned_on'
  | 'interviewed_on'
  | 'interviewer'
  | 'decided_tier'
  | 'findings'
  | 'concern'
  | 'guardian_told_on'
  | 'guardian_reply'
  | 'referral_advised'
  | 'referred_on'
  | 'referral_outcome'
  | 'plan'
  | 'last_contact_on'
  | 'next_contact_on'
  | 'enrolment'
  | 'closed_on'
  | 'closed_why'
  | 'remarks'

export type CaseFieldId = KnownFieldId | KeptFieldId

/** From the results and the roster. */
const KNOWN: Readonly<Record<KnownFieldId, CaseField>> = {
  number: { names: { en: 'No.', zh: '序号' }, needs: null, kind: 'number' },
  district: { names: { en: 'district', zh: '区县' }, needs: null, kind: 'text' },
  school: { names: { en: 'school', zh: '学校' }, needs: null, kind: 'text' },
  stage: { names: { en: 'stage', zh: '学段' }, needs: null, kind: 'stage' },
  grade: { names: { en: 'grade', zh: '年级' }, needs: null, kind: 'grade' },
  class: { names: { en: 'class', zh: '班级' }, needs: null, kind: 'text' },
  name: {
    names: { en: 'name', zh: '姓名' },
    otherNames: ['学生姓名', '姓名(或编码)'],
    needs: 'name',
    kind: 'text',
  },
  student: {
    names: { en: 'student number', zh: '学号' },
    otherNames: ['student', 'student_id', '学籍号', '学号/学籍号', '学生编号'],
    needs: 'student',
    kind: 'text',
  },
  sex: { names: { en: 'sex', zh: '性别' }, otherNames: ['gender'], needs: 'sex', kind: 'sex' },
  birth_date: {
    names: { en: 'birth date', zh: '出生日期' },
    otherNames: ['出生年月'],
    needs: 'age',
    kind: 'date',
  },
  dormitory: {
    names: { en: 'dormitory', zh: '宿舍' },
    otherNames: ['是否寄宿/宿舍', '是否寄宿', '宿舍号'],
    needs: 'name',
    kind: 'text',
  },
  tags: {
    names: { en: 'group tags', zh: '特殊群体标签' },
    otherNames: ['特殊群体'],
    needs: 'reasons',
    kind: 'text',
  },
  wave: {
    names: { en: 'wave', zh: '测评波次' },
    otherNames: ['测评批次'],
    needs: null,
    kind: 'text',
  },
  triggers: {
    names: { en: 'what put the student on the list', zh: '触发项' },
    otherNames: ['量表与触发项', '量表与触发项(仅维度名)'],
    needs: 'reasons',
    kind: 'text',
  },
  critical_items: {
    names: { en: 'critical items', zh: '危机条目' },
    needs: 'critical-items',
    kind: 'text',
  },
  score_tier: {
    names: { en: 'tier from answers', zh: '测评等级' },
    otherNames: ['测评级别', '预警等级'],
    needs: 'tier',
    kind: 'tier',
  },
  tier_possible: {
    names: { en: 'highest possible tier', zh: '可能的最高等级' },
    needs: 'tier',
    kind: 'tier',
  },
  care_tier: { names: { en: 'care tier', zh: '关注等级' }, needs: 'tier', kind: 'tier' },
  tier_before: { names: { en: 'tier before', zh: '上次测评等级' }, needs: 'change', kind: 'tier' },
  tier_change: { names: { en: 'change of tier', zh: '等级变化' }, needs: 'change', kind: 'text' },
  quality: { names: { en: 'response quality', zh: '作答质量' }, needs: 'quality', kind: 'quality' },
  why: { names: { en: 'why to repeat', zh: '复测原因' }, needs: 'quality', kind: 'text' },
  who: { names: { en: 'who acts', zh: '负责岗位' }, needs: 'tier', kind: 'text' },
  action: { names: { en: 'what to do', zh: '工作要求' }, needs: 'tier', kind: 'text' },
  state: {
    names: { en: 'state', zh: '进度' },
    otherNames: ['处置进度'],
    needs: 'tier',
    kind: 'state',
  },
  overdue: { names: { en: 'overdue', zh: '是否逾期' }, needs: 'tier', kind: 'yes-no' },
  guardian: {
    names: { en: 'guardian', zh: '监护人' },
    otherNames: ['家长', '家长姓名', '监护人姓名'],
    needs: 'guardians',
    kind: 'text',
  },
  guardian_phone: {
    names: { en: "guardian's phone", zh: '监护人电话' },
    otherNames: ['联系电话', '家长电话', '联系人及电话'],
    needs: 'guardians',
    kind: 'text',
  },
}

const kept = (
  en: string,
  zh: string,
  kind: CaseField['kind'] = 'text',
  otherNames: readonly string[] = [],
  needs: ReportField = 'follow-up',
): CaseField => ({ names: { en, zh }, otherNames, needs, kind, isKept: true })

/** Written by people, and by the first list that the student was on. */
const KEPT: Readonly<Record<KeptFieldId, CaseField>> = {
  found_on: kept('first found on', '首次发现日期', 'date', [], 'tier'),
  round_from: kept('this round since', '本轮起始日期', 'date', [], 'tier'),
  source: kept('source', '信息来源'),
  responsible: kept('responsible', '责任人', 'text', ['帮扶责任人', '负责老师'], 'responsible'),
  due_on: kept('due on', '应完成日期', 'date', ['截止日期'], 'tier'),
  warned_on: kept('responsible person told on', '预警告知日期', 'date'),
  interviewed_on: kept('interviewed on', '访谈日期', 'date'),
  interviewer: kept('interviewer', '访谈人'),
  decided_tier: kept('tier decided after the interview', '研判等级', 'tier', [], 'tier'),
  findings: kept('main findings', '主要表现', 'text', ['主要表现(要点)']),
  concern: kept('kind of concern', '风险类别', 'text', ['危机类别']),
  guardian_told_on: kept('guardian told on', '告知监护人日期', 'date', ['监护人告知日期及方式']),
  guardian_reply: kept('reply of the guardian', '监护人反馈'),
  referral_advised: kept('referral advised', '是否建议就医', 'yes-no'),
  referred_on: kept('referred on', '转介日期', 'date'),
  referral_outcome: kept('outcome of the referral', '就医情况', 'text', ['就医情况/诊断']),
  plan: kept('support plan', '一生一策要点', 'text', ['是否已制定干预方案', '帮扶方案']),
  last_contact_on: kept('last follow-up on', '上次跟进', 'date'),
  next_contact_on: kept('next follow-up on', '下次跟进', 'date'),
  enrolment: kept('at school', '当前状态', 'text', ['在校状态']),
  closed_on: kept('closed on', '结案日期', 'date', ['结案日期与理由']),
  closed_why: kept('why closed', '结案理由'),
  remarks: kept('remarks', '备注'),
}

/** Every field of a student by the name that templates use. */
export const CASE_FIELDS: Readonly<Record<CaseFieldId, CaseField>> = { ...KNOWN, ...KEPT }

export const KEPT_FIELDS: readonly KeptFieldId[] = Object.keys(KEPT) as KeptFieldId[]

/** What is known of a student, by field: codes as codes, dates as `2026-11-22`; what is not known is not there. */
export type CaseRecord = Partial<Readonly<Record<CaseFieldId, string | number>>>
