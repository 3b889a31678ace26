import { textIn } from '../../../issue/text.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableCell } from '../../document/table-block.js'
import { formatScore } from '../../format-score.js'
import { tierOf } from '../../tier-mark.js'
import type { Zone } from '../../wording/report-wording.js'
import { constructsOf, mostRaised } from './constructs.js'
import { sentences } from './sentences.js'
import { studentLabel } from './student-labels.js'
import type { EarlierResult, StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { StudentPlan } from './student-plan.js'
import { zoneOf } from './zones.js'

/** Scores of the wave before and of this one, side by side; nothing where there is none to compare. */
export function changeSection(
  { plan }: StudentContext,
  student: StudentModel,
): DocumentSection | null {
  const { earlier } = student
  if (earlier === undefined || !student.isUsable) return null
  const { language, role, wording, campaign } = plan
  const isFamily = role.audience === 'family'
  const rows = isFamily
    ? familyRows(plan, student, earlier)
    : plan.scales.flatMap((_, at) => changeRow(plan, student, earlier, at))
  if (rows.length === 0) return null
  const label = (key: 'before' | 'now' | 'difference'): string => studentLabel(language, key)
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

/** In words, one line for each area that has scores in both waves: the most raised of its scales in each. */
function familyRows(
  { scales, wording, language }: StudentPlan,
  { scores }: StudentModel,
  { raw, bands }: EarlierResult,
): TableCell[][] {
  const names = wording.audiences.family.zoneNames
  const words = (zone: Zone | undefined): TableCell =>
    zone === undefined ? { kind: 'blank' } : { kind: 'text', runs: [textIn(names[zone], language)] }
  const nowAt = (at: number): Zone | undefined => zoneOf(scales[at], scores[at])
  const thenAt = (at: number): Zone | undefined =>
    (raw[at] ?? null) === null ? undefined : scales[at]?.zones.get(bands[at] ?? '')
  return constructsOf(scales).flatMap((construct): TableCell[][] => {
    const [now, then] = [mostRaised(construct, nowAt) ?? -1, mostRaised(construct, thenAt) ?? -1]
    const isCompared = (raw[then] ?? null) !== null && typeof (scores[now] ?? '') !== 'string'
    if (!isCompared) return []
    const name: TableCell = { kind: 'text', runs: [scales[now]?.name ?? ''] }
    return [[name, words(thenAt(then)), words(nowAt(now))]]
  })
}

function changeRow(
  { scales }: StudentPlan,
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
