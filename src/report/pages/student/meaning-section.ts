import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import { colonIn, studentLabel } from './student-labels.js'
import type { StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { PlannedScale, StudentPlan } from './student-plan.js'

/** What the scales of a student are about. */
export function meaningSection(
  { plan, once }: StudentContext,
  student: StudentModel,
): DocumentSection | null {
  const { language, scales } = plan
  const shown = scales.flatMap((planned, at) => {
    const score = student.scores[at]
    return score === null || score === undefined ? [] : [{ planned, at }]
  })
  if (shown.length === 0) return null
  const key = `meaning ${shown.map(({ at }) => at).join()}`
  const list = once(
    key,
    (): DocumentBlock => ({
      kind: 'list',
      items: shown.map(({ planned }) => [
        { kind: 'strong', text: planned.name },
        colonIn(language),
        meaningOf(plan, planned),
      ]),
    }),
  )
  return { id: 'meaning', title: studentLabel(language, 'meaning'), blocks: [list] }
}

/**
 * What a scale is about, as the files of wording say it for the audience; where they do not, only what the instrument
 * file says: whose scale it is, and which way it points.
 */
export function meaningOf(
  { wording, campaign, role, language }: StudentPlan,
  { instrument, scale }: PlannedScale,
): string {
  const own = campaign.instruments[instrument]
  const found = wording.meaning(own?.id ?? '', scale.id, role.audience)
  if (found !== null) return textIn(found, language)
  const names = role.audience === 'family' ? own?.displayNames : own?.names
  const whose = studentLabel(language, 'fallback', textIn(names ?? { en: '' }, language))
  if (scale.direction === 'neutral') return whose
  const way = scale.direction === 'higher-is-worse' ? 'higherIsWorse' : 'higherIsBetter'
  return `${whose}${language === 'zh' ? '' : ' '}${studentLabel(language, way)}`
}
