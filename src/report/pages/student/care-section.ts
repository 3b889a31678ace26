import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import { tierMark, tierOf } from '../../tier-mark.js'
import { colonIn, stateName, studentLabel } from './student-labels.js'
import { hasScores, type StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { StudentPlan } from './student-plan.js'

/** The top of a page: critical items, tier and why, answering; for families what the page is. */
export function careSection(context: StudentContext, student: StudentModel): DocumentSection {
  const { plan } = context
  const { language, role, wording } = plan
  const blocks: DocumentBlock[] = [...criticalBlocks(plan, student), ...tierBlocks(plan, student)]
  if (student.criticalItems === undefined || student.criticalItems.length === 0)
    blocks.push(context.once('intro', () => introOf(plan)))
  const isBlank = student.isUsable && !hasScores(student)
  if (isBlank && role.audience === 'professional')
    blocks.push({ kind: 'note', tone: 'info', runs: [studentLabel(language, 'nothingScored')] })
  else if (isBlank || !student.isUsable)
    for (const text of wording.audiences[role.audience].unusable)
      blocks.push({ kind: 'note', tone: 'info', runs: [textIn(text, language)] })
  return { id: 'care', title: studentLabel(language, 'care'), blocks }
}

function introOf({ wording, role, language }: StudentPlan): DocumentBlock {
  const texts = wording.audiences[role.audience].intro.map((text) => textIn(text, language))
  return { kind: 'paragraph', runs: [texts.join(language === 'zh' ? '' : ' ')] }
}

function criticalBlocks(
  { language, campaign }: StudentPlan,
  student: StudentModel,
): DocumentBlock[] {
  const { criticalItems = [], unanswered = [], watched = [] } = student
  const names = (ids: readonly string[]): string => {
    const parts = ids.map((id) => criticalName(campaign, language, id))
    return parts.join(language === 'zh' ? '、' : ', ')
  }
  const blocks: DocumentBlock[] = []
  if (criticalItems.length > 0)
    blocks.push(
      {
        kind: 'note',
        tone: 'urgent',
        title: studentLabel(language, 'critical'),
        runs: [studentLabel(language, 'criticalNote')],
      },
      {
        kind: 'list',
        items: criticalItems.map(({ name, answer }) => [
          { kind: 'strong', text: name },
          ...(answer === undefined ? [] : [`${colonIn(language)}${answer}`]),
        ]),
      },
    )
  if (unanswered.length > 0)
    blocks.push(labelled(studentLabel(language, 'unanswered'), names(unanswered), language))
  if (watched.length > 0)
    blocks.push(labelled(studentLabel(language, 'watched'), names(watched), language))
  return blocks
}

function labelled(label: string, text: string, language: StudentPlan['language']): DocumentBlock {
  const runs = [{ kind: 'strong', text: `${label}${colonIn(language)}` } as const, text]
  return { kind: 'paragraph', runs }
}

function criticalName(
  { instruments, prefixes }: StudentPlan['campaign'],
  language: StudentPlan['language'],
  id: string,
): string {
  const at = prefixes.findIndex((prefix) => id.startsWith(`${prefix}.`))
  const instrument = instruments[at]
  const own = id.slice((prefixes[at]?.length ?? -1) + 1)
  const item = instrument?.criticalItems.find((one) => one.id === own)
  return item === undefined || instrument === undefined
    ? id
    : `${instrument.id.toUpperCase()} ${textIn(item.names, language)}`
}

function tierBlocks({ language, campaign }: StudentPlan, student: StudentModel): DocumentBlock[] {
  const { tier, reasons = [], quality, qualityRules = [], responsible } = student
  const { protocol } = campaign
  const facts: { name: string; runs: (string | ReturnType<typeof tierMark>)[] }[] = []
  if (tier !== undefined)
    facts.push({
      name: studentLabel(language, 'tier'),
      runs: [tierMark(protocol, tier.id, language)],
    })
  if (quality !== undefined)
    facts.push({ name: studentLabel(language, 'quality'), runs: [stateName(language, quality)] })
  if (responsible !== undefined)
    facts.push({ name: studentLabel(language, 'responsible'), runs: [responsible] })
  const blocks: DocumentBlock[] = facts.length === 0 ? [] : [{ kind: 'facts', facts }]
  if (tier !== undefined && tier.possible !== tier.id) {
    const possible = tierOf(protocol, tier.possible, language)
    blocks.push({
      kind: 'note',
      tone: 'info',
      runs: [studentLabel(language, 'tierPossible', possible)],
    })
  }
  if (tier !== undefined && tier.care !== tier.id) {
    const asked = tierOf(protocol, tier.care, language)
    blocks.push({
      kind: 'note',
      tone: 'urgent',
      runs: [studentLabel(language, 'criticalElsewhere', asked)],
    })
  }
  const why = [
    ...reasons.map((id) => reasonText(protocol.rules, id, language)),
    ...qualityRules.map((id) => {
      const rule = protocol.quality.find((one) => one.id === id)
      return rule === undefined ? id : textIn(rule.names, language)
    }),
  ]
  if (why.length > 0)
    blocks.push(
      { kind: 'heading', text: studentLabel(language, 'reasons') },
      { kind: 'list', items: why.map((text) => [text]) },
    )
  return blocks
}

function reasonText(
  rules: StudentPlan['campaign']['protocol']['rules'],
  reason: string,
  language: StudentPlan['language'],
): string {
  const isOpen = reason.startsWith('?')
  const id = isOpen ? reason.slice(1) : reason
  const rule = rules.find((one) => one.id === id)
  const name = rule === undefined ? id : textIn(rule.names, language)
  return isOpen ? studentLabel(language, 'possible', name) : name
}
