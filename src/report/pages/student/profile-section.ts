import { textIn } from '../../../issue/text.js'
import { EXPLAIN_WORDS } from '../../../risk/explain-words.js'
import type { Status } from '../../../score/statuses.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock, TableCell, TableColumn } from '../../document/table-block.js'
import { formatScore } from '../../format-score.js'
import type { Zone } from '../../wording/report-wording.js'
import { constructsOf, mostRaised } from './constructs.js'
import { meaningOf } from './meaning-section.js'
import { scoreIntervalsOf } from './score-interval-of.js'
import { colonIn, studentLabel } from './student-labels.js'
import type { NumberCellText, ScaleScore, StudentModel } from './student-model.js'
import type { StudentContext } from './student-page.js'
import type { PlannedScale, StudentPlan } from './student-plan.js'
import { zoneOf } from './zones.js'

/** A profile stands alone on its page, and may be larger than two charts side by side. */
const ENLARGED = 1.4

/** The profile of a student: charts, and the table with the same figures. Nothing where no sheet can be read. */
export function profileSection(
  { plan, draw }: StudentContext,
  student: StudentModel,
): DocumentSection | null {
  const { language, role } = plan
  if (!student.isUsable && role.audience === 'family') return null
  if (student.scores.every((score) => score === null)) return null
  const isFamily = role.audience === 'family'
  const label = (key: Parameters<typeof studentLabel>[1]): string => studentLabel(language, key)
  const description = `${label(isFamily ? 'familyProfileDescription' : 'profileDescription')}${
    student.earlier === undefined ? '' : label('previousDot')
  }`
  const drawn = draw(student)
  const whole = label(isFamily ? 'familyProfileTitle' : 'profileTitle')
  const charts = drawn.map(({ frame, marks }, index): DocumentBlock => {
    const id = `profile-${index + 1}`
    const title = drawn.length === 1 ? whole : `${whole} (${index + 1}/${drawn.length})`
    const svg = frame.draw({ id, title, description }, marks)
    const [width, height] = [frame.width * ENLARGED, frame.height * ENLARGED]
    return { kind: 'chart', id, title, description, svg, width, height, table: null }
  })
  return {
    id: 'profile',
    title: label(isFamily ? 'familyProfile' : 'profile'),
    blocks: [
      ...charts,
      { kind: 'paragraph', isSmall: true, runs: [description] },
      isFamily ? familyTable(plan, student) : scoreTable(plan, student),
    ],
  }
}

/** Scores with bands, for professionals. */
function scoreTable(plan: StudentPlan, student: StudentModel): TableBlock {
  const { language, scales } = plan
  const hasNorms = scales.some(({ metric }) => metric !== null)
  const column = (
    key: Parameters<typeof studentLabel>[1],
    kind: TableColumn['kind'],
  ): TableColumn => ({
    label: studentLabel(language, key),
    kind,
  })
  const rows = scales.flatMap((planned, at): TableCell[][] => {
    const score = student.scores[at]
    if (score === null || score === undefined) return []
    const { minimum, maximum } = planned.scale.attainable
    const range = `${formatScore(String(minimum))}–${formatScore(String(maximum))}`
    return [
      [
        text(planned.name),
        typeof score === 'string' ? { kind: 'blank' } : rawCell(planned, student, score),
        text(range),
        text(bandText(plan, planned, score)),
        ...(hasNorms ? [standardCell(plan, planned, student, score)] : []),
      ],
    ]
  })
  return {
    kind: 'table',
    id: 'scores',
    caption: studentLabel(language, 'scores'),
    columns: [
      column('scale', 'text'),
      column('score', 'number'),
      column('range', 'text'),
      column('band', 'text'),
      ...(hasNorms ? [column('standard', 'number')] : []),
    ],
    rows,
  }
}

function bandText(
  { language }: StudentPlan,
  planned: PlannedScale,
  score: ScaleScore | string,
): string {
  if (typeof score === 'string') return EXPLAIN_WORDS[language].noScore(score as Status)
  const band =
    score.band === ''
      ? planned.zones.size === 0
        ? studentLabel(language, 'noBands')
        : '–'
      : planned.bandName(score.band)
  return score.isProrated ? `${band} · ${studentLabel(language, 'prorated')}` : band
}

function rawCell({ column }: PlannedScale, student: StudentModel, { raw }: ScaleScore): TableCell {
  return numberCell(student, `${column}_raw`, raw)
}

function numberCell(
  { record }: StudentModel,
  column: string,
  { value, text: cell }: NumberCellText,
): Extract<TableCell, { kind: 'number' }> {
  return {
    kind: 'number',
    value,
    text: formatScore(cell),
    format: 'score',
    source: { file: 'students.csv', key: String(record), column, text: cell },
  }
}

function standardCell(
  { language }: StudentPlan,
  planned: PlannedScale,
  student: StudentModel,
  score: ScaleScore | string,
): TableCell {
  const { metric, standardColumn } = planned
  if (typeof score === 'string' || score.standard === null || metric === null)
    return { kind: 'blank' }
  const bounds = scoreIntervalsOf(planned, student, score)?.standard ?? null
  const name = textIn(metric.names, language)
  const shown = (bound: number): string => formatScore(bound.toFixed(3))
  const interval =
    bounds === null
      ? ''
      : `, ${studentLabel(language, 'interval', shown(bounds.low), shown(bounds.high))}`
  return {
    ...numberCell(student, standardColumn ?? '', score.standard),
    more: [`${name}${interval}`],
  }
}

/** What each area is about and what the answers suggest, in words, for families: one line for each. */
function familyTable(plan: StudentPlan, student: StudentModel): TableBlock {
  const { language, wording, scales } = plan
  const { zones } = wording.audiences.family
  const zoneAt = (at: number): Zone | undefined => zoneOf(scales[at], student.scores[at])
  const rows = constructsOf(scales).flatMap((construct): TableCell[][] => {
    const given = construct.filter((at) => (student.scores[at] ?? null) !== null)
    const at = mostRaised(given, zoneAt)
    const planned = scales[at ?? -1]
    if (at === undefined || planned === undefined) return []
    const zone = zoneAt(at)
    const suggests =
      zone === undefined ? studentLabel(language, 'notScored') : textIn(zones[zone], language)
    const about = meaningOf(plan, planned)
    const head: TableCell = {
      kind: 'text',
      runs: [{ kind: 'strong', text: planned.name }, colonIn(language), about],
    }
    return [[head, text(suggests)]]
  })
  return {
    kind: 'table',
    id: 'areas',
    caption: studentLabel(language, 'inWords'),
    columns: [
      { label: studentLabel(language, 'area'), kind: 'text' },
      { label: studentLabel(language, 'suggests'), kind: 'text' },
    ],
    rows,
  }
}

function text(of: string): TableCell {
  return { kind: 'text', runs: [of] }
}
