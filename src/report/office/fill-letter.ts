import { type Language, textIn } from '../../issue/text.js'
import type { DocumentBlock, ReportDocument } from '../document/report-document.js'
import type { Run } from '../document/run.js'
import type { ReportRole } from '../roles/report-role.js'
import { className, gradeName } from '../words.js'
import { CASE_FIELDS, type CaseFieldId, type CaseRecord } from './case-fields.js'
import { caseWord } from './case-words.js'
import type { LetterBlock, LetterTemplate } from './letter-template.js'
import type { TierScale } from './tier-scale.js'

/** What a letter is written with. */
export interface LetterContext {
  readonly language: Language
  readonly scale: TierScale
  readonly role: ReportRole
  /** The day that the letter bears. */
  readonly from: string
}

/** A line to write on, where something is not known. */
const LINE = '________________'

/** What stands above a letter or form: whom it is meant for. */
const MEANT_FOR = {
  family: {
    title: { en: "For the student's own family", zh: '仅供学生本人家庭阅读' },
    text: { en: 'It is not a diagnosis.', zh: '本信不是诊断。' },
  },
  professional: {
    title: { en: 'Confidential', zh: '保密' },
    text: {
      en: 'For the family, the school psychologist and the receiving clinic only.',
      zh: '仅供家长、专职心理教师与接诊机构使用。',
    },
  },
} as const

/** A letter or form for one student, whose record holds only what its writer may see. */
export function fillLetter(
  template: LetterTemplate,
  record: CaseRecord,
  context: LetterContext,
): ReportDocument {
  const { language } = context
  const meant = MEANT_FOR[template.audience]
  return {
    language,
    title: textIn(template.names, language),
    subtitle: [],
    banner: {
      title: textIn(meant.title, language),
      text: textIn(meant.text, language),
      tone: template.audience === 'family' ? 'family' : 'restricted',
    },
    sections: [
      {
        id: 'letter',
        title: '',
        blocks: template.blocks.map((block) => filledBlock(block, record, context)),
      },
    ],
    footer: [],
  }
}

function filledBlock(
  { heading, paragraph, note, list, facts = [] }: LetterBlock,
  record: CaseRecord,
  context: LetterContext,
): DocumentBlock {
  const say = (text: { en: string; zh: string }): string => textIn(text, context.language)
  const filled = (text: { en: string; zh: string }): Run[] => filledRuns(say(text), record, context)
  if (heading !== undefined) return { kind: 'heading', text: say(heading) }
  if (paragraph !== undefined) return { kind: 'paragraph', runs: filled(paragraph) }
  if (note !== undefined) return { kind: 'note', tone: 'info', runs: filled(note) }
  if (list !== undefined) return { kind: 'list', items: list.map(filled) }
  return {
    kind: 'facts',
    facts: facts.map(({ title, field }) => ({
      name: say(title),
      runs: [valueRun(field, record, context)],
    })),
  }
}

/** The text with what is known of the student in its places. */
function filledRuns(text: string, record: CaseRecord, context: LetterContext): Run[] {
  return text.split(/(\{[a-z_]+\})/).flatMap((part): Run[] => {
    if (part === '') return []
    const field = /^\{([a-z_]+)\}$/.exec(part)?.[1]
    return [field === undefined ? part : valueRun(field, record, context)]
  })
}

function valueRun(field: string | undefined, record: CaseRecord, context: LetterContext): Run {
  const text = field === undefined ? '' : fieldText(field, record, context)
  return text === '' ? LINE : { kind: 'name', text }
}

function fieldText(
  field: string,
  record: CaseRecord,
  { language, scale, from }: LetterContext,
): string {
  if (field === 'from') return from
  if (field === 'class_name') {
    const [grade, ofClass] = [String(record.grade ?? ''), String(record.class ?? '')]
    const names = [
      ...(grade === '' ? [] : [gradeName(grade, language)]),
      ...(ofClass === '' ? [] : [className(ofClass, language)]),
    ]
    return names.join(language === 'zh' ? ' ' : ', ')
  }
  const id = field as CaseFieldId
  return caseWord(CASE_FIELDS[id].kind, String(record[id] ?? ''), scale, language)
}
