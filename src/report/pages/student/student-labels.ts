import { fillIn } from '../../../issue/fill-in.js'
import { type Language, textIn } from '../../../issue/text.js'

/** Headings and labels of student pages; what pages say of results is in the files of wording. */
const LABELS = {
  professionalTitle: { en: 'Result of {0}', zh: '{0}的测评结果' },
  familyTitle: { en: 'About {0}: answers to the school questionnaire', zh: '{0}：学校问卷反馈' },
  someone: { en: 'the student', zh: '该生' },
  yourChild: { en: 'your child', zh: '您的孩子' },
  number: { en: 'Student number', zh: '学号' },
  sex: { en: 'Sex', zh: '性别' },
  age: { en: 'Age', zh: '年龄' },
  wave: { en: 'Wave', zh: '测评批次' },
  responsible: { en: 'Responsible', zh: '责任人' },
  quality: { en: 'Answering', zh: '作答质量' },
  care: { en: 'At a glance', zh: '概要' },
  tier: { en: 'Tier', zh: '预警级别' },
  tierPossible: {
    en: 'With the answers missing it could be as pressing as: {0}.',
    zh: '有作答缺失，最高可能达到：{0}。',
  },
  reasons: { en: 'Why', zh: '依据' },
  possible: { en: '{0} (possible: answers are missing)', zh: '{0}（可能：有作答缺失）' },
  qualityWhy: { en: 'What the answering rules say', zh: '作答质量规则' },
  unanswered: { en: 'Critical items that were not answered: ask', zh: '未作答的危机条目，请询问' },
  watched: { en: 'Worth asking about', zh: '建议询问' },
  critical: { en: 'Critical items', zh: '危机条目' },
  criticalNote: { en: 'Talk with the student today.', zh: '请于当日面谈。' },
  criticalElsewhere: {
    en: 'A critical item stands on another sheet of the student, which does not count: act as for {0}, whatever the tier of this sheet.',
    zh: '危机条目在该生另一份未计入的答卷上：无论本份答卷的级别如何，均按“{0}”处理。',
  },
  profile: { en: 'Profile', zh: '剖面图' },
  familyProfile: { en: 'What the answers suggest', zh: '作答所提示的情况' },
  profileTitle: { en: 'Scores and their bands', zh: '各分量表得分与等级' },
  familyProfileTitle: { en: 'The areas at a glance', zh: '各方面一览' },
  inWords: { en: 'In words', zh: '文字说明' },
  profileDescription: {
    en: 'One line for each scale from its lowest to its highest score, darker where the band is more raised; a dot marks the score. The table below has the same figures.',
    zh: '每行为一个分量表，自最低分至最高分，颜色越深等级越高；圆点为得分。下表为相同数据。',
  },
  familyProfileDescription: {
    en: 'One line for each area; the dot shows where the answers lie. The table below says the same in words.',
    zh: '每行为一个方面，圆点表示作答所处位置。下表以文字说明同样的内容。',
  },
  previousDot: { en: ' An open dot marks the wave before.', zh: '空心圆点为上一次得分。' },
  scores: { en: 'Scores', zh: '得分' },
  scale: { en: 'Scale', zh: '分量表' },
  area: { en: 'Area', zh: '方面' },
  score: { en: 'Score', zh: '得分' },
  range: { en: 'Possible', zh: '可能范围' },
  band: { en: 'Band', zh: '等级' },
  standard: { en: 'Standard score', zh: '标准分' },
  interval: { en: '95 %: {0} to {1}', zh: '95%：{0} 至 {1}' },
  suggests: { en: 'What the answers suggest', zh: '作答提示' },
  noBands: { en: 'no bands', zh: '不划分等级' },
  notScored: { en: 'cannot be said: answers are missing', zh: '作答不全，暂无法说明' },
  nothingScored: {
    en: 'No scale of this sheet has a score: too many answers are missing, or its questionnaires were not taken. That says nothing about the student, good or bad; have the questionnaire repeated.',
    zh: '本份答卷没有任何分量表得分（漏答过多或未施测），不能说明该生情况的好坏，请安排补测。',
  },
  prorated: { en: 'prorated', zh: '按比例折算' },
  meaning: { en: 'What each scale is about', zh: '各分量表含义' },
  fallback: { en: 'A scale of: {0}.', zh: '所属问卷：{0}。' },
  higherIsWorse: { en: 'Higher scores mean more difficulty.', zh: '得分越高，困扰越多。' },
  higherIsBetter: { en: 'Higher scores are better.', zh: '得分越高越好。' },
  change: { en: 'Change since the last wave', zh: '与上一次测评相比' },
  changeOf: { en: 'Scores of {0} and now', zh: '{0}与本次得分' },
  before: { en: 'Before', zh: '上一次' },
  now: { en: 'Now', zh: '本次' },
  difference: { en: 'Difference', zh: '变化' },
  tierBefore: { en: 'Tier then: {0}.', zh: '上一次级别：{0}。' },
  next: { en: 'What to do next', zh: '下一步' },
  within: { en: 'Within', zh: '时限' },
  hours: { en: '{0} hours', zh: '{0} 小时' },
  days: { en: '{0} days', zh: '{0} 天' },
  who: { en: 'Who', zh: '责任人员' },
  action: { en: 'What', zh: '措施' },
  limits: { en: 'What this page cannot say', zh: '本页的局限' },
  instrumentLimits: { en: 'The questionnaires', zh: '所用量表' },
  help: { en: 'If you are worried', zh: '如果您感到担心' },
  valid: { en: 'valid', zh: '有效' },
  suspect: { en: 'in doubt', zh: '存疑' },
  invalid: { en: 'invalid', zh: '无效' },
  female: { en: 'female', zh: '女' },
  male: { en: 'male', zh: '男' },
} as const

export type StudentLabel = keyof typeof LABELS

/** A label in a language with its parts filled in. */
export function studentLabel(
  language: Language,
  key: StudentLabel,
  ...parts: readonly string[]
): string {
  return fillIn(textIn(LABELS[key], language), parts)
}

/** A word of the results, such as a state of quality, as a reader names it. */
export function stateName(language: Language, state: string): string {
  return Object.hasOwn(LABELS, state) ? textIn(LABELS[state as StudentLabel], language) : state
}

/** What stands between a name and what is said of it. */
export function colonIn(language: Language): string {
  return language === 'zh' ? '：' : ': '
}
