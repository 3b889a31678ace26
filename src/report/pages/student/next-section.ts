import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { Zone } from '../../wording/report-wording.js'
import { sentences } from './sentences.js'
import { studentLabel } from './student-labels.js'
import { hasScores, type StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { StudentPlan } from './student-plan.js'
import { worseZone, zoneOf } from './zones.js'

/** What to do next: for professionals what the tier asks for, who and within what time; then words for the audience. */
export function nextSection(context: StudentContext, student: StudentModel): DocumentSection {
  const { plan, once } = context
  const { language, role } = plan
  const tier = tierFor(plan, student)
  const isCritical = (student.criticalItems?.length ?? 0) > 0
  const zone = adviceFor(plan, student)
  const key = `next ${tier} ${isCritical} ${zone}`
  return once(key, () => {
    const words = plan.wording.audiences[role.audience]
    const advice = [...(isCritical ? words.crisis : []), ...(zone === null ? [] : words.next[zone])]
    const blocks: DocumentBlock[] = [
      ...tierBlocks(plan, tier),
      ...(advice.length === 0 ? [] : [{ kind: 'list', items: sentences(plan, advice) } as const]),
    ].map((block) => Object.freeze(block))
    return { id: 'next', title: studentLabel(language, 'next'), blocks }
  })
}

/** The tier whose measures a page names: the one to act by, else the most pressing possible one. */
function tierFor({ campaign }: StudentPlan, { tier }: StudentModel): string {
  if (tier === undefined) return ''
  const isTier = (id: string): boolean => campaign.protocol.tiers.some((one) => one.id === id)
  return isTier(tier.care) ? tier.care : isTier(tier.possible) ? tier.possible : ''
}

function tierBlocks({ campaign, language }: StudentPlan, id: string): DocumentBlock[] {
  const tier = campaign.protocol.tiers.find((one) => one.id === id)
  if (tier === undefined) return []
  const { withinHours, who, action } = tier
  const label = (key: 'within' | 'who' | 'action'): string => studentLabel(language, key)
  const isDays = withinHours > 48 && withinHours % 24 === 0
  const within = isDays
    ? studentLabel(language, 'days', String(withinHours / 24))
    : studentLabel(language, 'hours', String(withinHours))
  return [
    {
      kind: 'facts',
      facts: [
        { name: label('within'), runs: [within] },
        { name: label('who'), runs: [textIn(who, language)] },
      ],
    },
    { kind: 'note', tone: 'info', title: label('action'), runs: [textIn(action, language)] },
  ]
}

/**
 * The zone whose advice a page gives: the most raised of the scales, and the last one for everybody who is to be talked
 * with, whatever the scores. Of a sheet that says nothing nobody can say that all is usual: families are advised to ask,
 * and professionals are told nothing but to repeat it.
 */
function adviceFor(plan: StudentPlan, student: StudentModel): Zone | null {
  if (student.isToBeTalkedWith) return 'raised'
  if (student.isUsable && hasScores(student)) return worstZone(plan, student)
  return plan.role.audience === 'family' ? 'some' : null
}

/** The most raised zone of a student's scales. */
function worstZone({ scales }: StudentPlan, { scores }: StudentModel): Zone {
  return scales.reduce<Zone>((worst, planned, at) => {
    return worseZone(worst, zoneOf(planned, scores[at]) ?? 'usual')
  }, 'usual')
}
