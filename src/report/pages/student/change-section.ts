import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableCell } from '../../document/table-block.js'
import { formatScore } from '../../format-score.js'
import { tierOf } from '../../tier-mark.js'
import { sentences } from './sentences.js'
import { studentLabel } from './student-labels.js'
import type { EarlierResult, StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { StudentPlan } from './student-plan.js'

/** Scores of the wave before and of this one, side by side; nothing where there is none to compare. */
export function changeSection(
  { plan }: StudentContext,
  student: StudentModel,
): DocumentSection | null {
  const { earlier } = student
  if (earlier === undefined || !student.isUsable) return null
  const { language, role, wording, campaign } = plan
  const rows = plan.scales.flatMap((_, at) => changeRow(plan, student, earlier, at))
  if (rows.length === 0) return null
  const label = (key: 'before' | 'now' | 'difference'): string => studentLabel(language, key)
  const isFamily = role.audience === 'family'
  const kind = isFamily ? 'text' : 'number'
  const then: DocumentBlock[] =
    earlier.tier === undefined
      ? []
      : [
          {
            kind: 'paragraph',
            runs: [
              studentLabel(
                language,
                'tierBefore',
                tierOf(campaign.protocol, earlier.tier, language),
              ),
            ],
          },
        ]
  return {
    id: 'change',
    title: studentLabel(language, 'change'),
    blocks: [
      ...then,
      {
        kind: 'table',
        id: 'change',
        caption: studentLabel(language, 'changeOf', earlier.wave),
        columns: [
          { label: studentLabel(language, isFamily ? 'area' : 'scale'), kind: 'text' },
          { label: label('before'), kind },
          { label: label('now'), kind },
          ...(isFamily ? [] : [{ label: label('difference'), kind } as const]),
        ],
        rows,
      },
      ...sentences(plan, wording.audiences[role.audience].change).map(
        (runs): DocumentBlock => ({ kind: 'paragraph', isSmall: true, runs }),
      ),
    ],
  }
}

function changeRow(
  { scales, role, wording, language }: StudentPlan,
  student: StudentModel,
  earlier: EarlierResult,
  at: number,
): TableCell[][] {
  const planned = scales[at]
  const now = student.scores[at]
  const before = earlier.raw[at] ?? null
  if (planned === undefined || before === null) return []
  if (now === null || now === undefined || typeof now === 'string') return []
  const name: TableCell = { kind: 'text', runs: [planned.name] }
  if (role.audience === 'family') {
    const words = (band: string): TableCell => {
      const zone = planned.zones.get(band)
      const names = wording.audiences.family.zoneNames
      return zone === undefined
        ? { kind: 'blank' }
        : { kind: 'text', runs: [textIn(names[zone], language)] }
    }
    return [[name, words(earlier.bands[at] ?? ''), words(now.band)]]
  }
  const column = `${planned.column}_raw`
  const cell = (file: string, record: number, { value, text }: typeof before): TableCell => ({
    kind: 'number',
    value,
    text: formatScore(text),
    format: 'score',
    source: { file, key: String(record), column, text },
  })
  const difference = Math.round((now.raw.value - before.value) * 100) / 100
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : ''
  return [
    [
      name,
      cell(`${earlier.wave}/students.csv`, earlier.record, before),
      cell('students.csv', student.record, now.raw),
      {
        kind: 'number',
        value: difference,
        text: `${sign}${Math.abs(difference)}`,
        format: 'score',
        source: null,
      },
    ],
  ]
}
