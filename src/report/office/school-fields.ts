import type { Text } from '../../issue/text.js'

/** What the statistics form can say of a school: counts, its name, the day. None of it is of one student. */
export const SCHOOL_FIELDS: Readonly<Record<SchoolFieldId, Required<Text>>> = {
  number: { en: 'No.', zh: '序号' },
  district: { en: 'district', zh: '区县' },
  school: { en: 'unit', zh: '单位' },
  from: { en: 'date', zh: '日期' },
  enrolled: { en: 'enrolled', zh: '应测' },
  answered: { en: 'answered', zh: '实测' },
  valid: { en: 'valid', zh: '有效' },
  suspect: { en: 'in doubt', zh: '存疑' },
  missing: { en: 'missing', zh: '未测' },
  tier_count: { en: 'students in a tier', zh: '级别人数' },
  undetermined: { en: 'undetermined', zh: '无法判定' },
  invalid: { en: 'invalid', zh: '无效' },
  crisis: { en: 'critical items', zh: '命中危机条目' },
  in_focus: { en: 'on the ledger', zh: '台账人数' },
  interviewed: { en: 'interviewed', zh: '已访谈' },
  guardian_told: { en: 'guardians told', zh: '已告知监护人' },
  referral_advised: { en: 'referral advised', zh: '建议就医' },
  referred: { en: 'referred', zh: '已转介' },
  planned: { en: 'with a plan', zh: '已制定方案' },
  closed: { en: 'closed', zh: '已结案' },
  overdue: { en: 'overdue', zh: '逾期' },
}

type SchoolFieldId =
  | 'number'
  | 'district'
  | 'school'
  | 'from'
  | 'enrolled'
  | 'answered'
  | 'valid'
  | 'suspect'
  | 'missing'
  | 'tier_count'
  | 'undetermined'
  | 'invalid'
  | 'crisis'
  | 'in_focus'
  | 'interviewed'
  | 'guardian_told'
  | 'referral_advised'
  | 'referred'
  | 'planned'
  | 'closed'
  | 'overdue'

/** A count as it may be shown: hidden where it is small and the role sees published figures only. */
export type SchoolFigure = number | 'hidden'

/** Figures of a school by field; those of tiers by `tier_count:<tier>` with `:<sex or stage>` behind it. */
export type SchoolRecord = Readonly<Record<string, SchoolFigure | string>>
