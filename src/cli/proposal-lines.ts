import type { MapProposal, ProposedColumn } from '../batch/propose/propose-map.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { evidenceText, undecidedOf } from './proposal-words.js'

const PLATFORMS: Readonly<Record<MapProposal['platform'], Text>> = {
  wjx: { en: '问卷星 (wjx.cn)', zh: '问卷星' },
  qualtrics: { en: 'Qualtrics', zh: 'Qualtrics' },
  redcap: { en: 'REDCap', zh: 'REDCap' },
  limesurvey: { en: 'LimeSurvey', zh: 'LimeSurvey' },
  surveyjs: { en: 'SurveyJS or other JSON', zh: 'SurveyJS 或其他 JSON' },
  plain: { en: 'no platform that is known', zh: '未识别出平台' },
}

const SAYS = {
  heading: {
    en: 'proposed map, used by nothing until you give it back by --map: export of {0}',
    zh: '建议的列映射（以 --map 交回之前不会被使用）：导出自 {0}',
  },
  attention: {
    en: 'items that tell what to answer, left out: {0}',
    zh: '指定作答的注意力题，未列入：{0}',
  },
  several: { en: 'columns of several choices, left out: {0}', zh: '多选题列，未列入：{0}' },
  dropped: { en: 'dropped at the door: {0}', zh: '读入时舍弃：{0}' },
  open: { en: 'to be decided', zh: '待决定' },
} as const satisfies Readonly<Record<string, Text>>

const CONFIDENCE: Readonly<Record<ProposedColumn['confidence'], Text>> = {
  high: { en: 'high', zh: '高' },
  medium: { en: 'medium', zh: '中' },
  low: { en: 'low', zh: '低' },
}

/** What is proposed, as a person reads it: one line for each column, and what is open with the ways to decide it. */
export function proposalLines(proposal: MapProposal, language: Language): string[] {
  const { platform, columns, attention, severalChoices, questions, map } = proposal
  const say = (key: keyof typeof SAYS, names?: readonly string[]): string[] =>
    names?.length === 0
      ? []
      : [`  ${textIn(SAYS[key], language).replace('{0}', (names ?? []).map(shortened).join(', '))}`]
  return [
    textIn(SAYS.heading, language).replace('{0}', textIn(PLATFORMS[platform], language)),
    ...columns.map((column) => `  ${columnLine(column, language)}`),
    ...say('attention', attention),
    ...say('several', severalChoices),
    ...say('dropped', map.drop ?? []),
    ...questions
      .map((question) => undecidedOf(question, language))
      .flatMap(({ about, choices }) => [
        `  ${textIn(SAYS.open, language)}: ${about}`,
        ...choices.map(
          ({ meaning, write }) =>
            `    - ${meaning}${write === undefined ? '' : ` ${JSON.stringify(write)}`}`,
        ),
      ]),
  ]
}

function columnLine(column: ProposedColumn, language: Language): string {
  const { target, position, coding, confidence, evidence } = column
  const how = coding === undefined ? '' : `, ${coding}`
  const why = evidence.map((one) => evidenceText(one, language)).join('; ')
  const place = `${position} "${shortened(column.column)}"`
  return `${target} ← ${place}${how} [${textIn(CONFIDENCE[confidence], language)}: ${why}]`
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const TITLE: Text = {
  en: 'Proposed by mindgauge inspect; look at it before use',
  zh: 'mindgauge inspect 的建议；使用前请查看',
}

/** The map as a file: what is proposed, what is open, and the evidence for each column. */
export function proposalFile(proposal: MapProposal, language: Language): string {
  const { platform, map, columns, questions, attention, severalChoices } = proposal
  const undecided = questions.map((question) => undecidedOf(question, language))
  const document = {
    title: textIn(TITLE, language),
    ...(undecided.length > 0 ? { undecided } : {}),
    ...map,
    proposal: {
      platform,
      attention,
      severalChoices,
      columns: columns.map(({ target, position, column, confidence, evidence }) => ({
        ...{ target, position, column, confidence },
        evidence: evidence.map((one) => evidenceText(one, language)),
      })),
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
