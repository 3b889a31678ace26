import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { Run } from '../../document/run.js'
import { sentences } from './sentences.js'
import { colonIn, studentLabel } from './student-labels.js'
import type { StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'

/** What a page cannot say: of questionnaires in general and, for professionals, what is in doubt of those used. */
export function limitsSection(
  { plan, once }: StudentContext,
  student: StudentModel,
): DocumentSection {
  const { language, role, wording, campaign } = plan
  const used = campaign.instruments.flatMap((instrument, index) => {
    const isUsed = plan.scales.some(
      (planned, at) => planned.instrument === index && (student.scores[at] ?? null) !== null,
    )
    return isUsed ? [{ instrument, norms: campaign.norms[index] ?? [] }] : []
  })
  const key = `limits ${used.map(({ instrument }) => instrument.id).join()}`
  return once(key, () => {
    const general: DocumentBlock = {
      kind: 'list',
      items: sentences(plan, wording.audiences[role.audience].limits),
    }
    if (role.audience === 'family')
      return {
        id: 'limits',
        title: studentLabel(language, 'limits'),
        blocks: [Object.freeze(general)],
      }
    const lines = used.map(({ instrument, norms }): readonly Run[] => {
      const facts = [
        ...norms.map(
          (table) => `${textIn(table.names, language)} (${table.population}, ${table.year})`,
        ),
        ...instrument.doubts,
      ]
      return [
        { kind: 'strong', text: textIn(instrument.names, language) },
        ...(facts.length === 0 ? [] : [colonIn(language), facts.join(' ')]),
      ]
    })
    const blocks: DocumentBlock[] = [
      general,
      { kind: 'heading', text: studentLabel(language, 'instrumentLimits') },
      { kind: 'list', items: lines },
    ]
    return {
      id: 'limits',
      title: studentLabel(language, 'limits'),
      blocks: blocks.map((block) => Object.freeze(block)),
    }
  })
}

/** Where to turn to at any time. */
export function helpSection({ plan, once }: StudentContext): DocumentSection | null {
  const { language, role, wording } = plan
  const { help } = wording.audiences[role.audience]
  if (help.length === 0) return null
  return once('help', () => ({
    id: 'help',
    title: studentLabel(language, 'help'),
    blocks: sentences(plan, help).map(
      (runs): DocumentBlock => Object.freeze({ kind: 'note', tone: 'info', runs }),
    ),
  }))
}
