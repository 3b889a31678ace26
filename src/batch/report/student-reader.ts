import { studentKey } from '../../io/student-key.js'
import type { ScaleScore, StudentModel } from '../../report/pages/student/student-model.js'
import type { StudentPlan } from '../../report/pages/student/student-plan.js'
import type { ReportField } from '../../report/roles/report-role.js'
import { careTier } from './care-tier.js'
import type { EarlierResults } from './earlier-results.js'
import type { HeldItems } from './held-items.js'
import { placeOfRow } from './place-of-row.js'
import { readNotes, type SheetNotes } from './read-notes.js'
import { resultCell } from './result-cell.js'
import type { StudentNames } from './student-names.js'
import { tierCell } from './tier-cell.js'
import type { Twins } from './told-twins.js'

/** Everything beside `students.csv` that is known of students. */
export interface BesideStudents {
  readonly twins: Twins
  readonly names: StudentNames | null
  /** Of everybody on the crisis list; a role that may not see the items is told by them that a talk is asked for. */
  readonly held: HeldItems
  readonly earlier: EarlierResults
}

/**
 * Makes the model of a student from a record of `students.csv`. What the role may not see is left out here, so that
 * nothing behind can show it.
 */
export function studentReader(
  header: readonly string[],
  plan: StudentPlan,
  beside: BesideStudents,
): (record: number, cells: readonly string[]) => StudentModel {
  const at = new Map(header.map((name, index) => [name, index]))
  const { fields } = plan.role
  const sees = (field: ReportField): boolean => fields.includes(field)
  const columns = plan.scales.map(({ column, standardColumn, instrument, scale }) => ({
    raw: at.get(`${column}_raw`) ?? -1,
    band: at.get(`${column}_band`) ?? -1,
    standard: at.get(standardColumn ?? '') ?? -1,
    note: `${plan.campaign.prefixes[instrument]}.${scale.id}`,
  }))
  const text = (cells: readonly string[], name: string): string =>
    resultCell(cells[at.get(name) ?? -1])
  const tierOf = tierCell(plan.campaign.protocol)
  const tiers = new Set(plan.campaign.protocol.tiers.map(({ id }) => id))
  const isTier = (id: string): boolean => tiers.has(id)
  const careOf = careTier(plan.campaign.protocol)
  return (record, cells) => {
    const key = studentKey(text(cells, 'student'))
    const notes = readNotes(text(cells, 'notes'))
    const isUsable = text(cells, 'quality') !== 'invalid'
    const entry = beside.names?.get(key)
    const isShown = sees('scores') && (isUsable || sees('quality'))
    const earlier = sees('change') && isUsable ? beside.earlier(key) : null
    const written = text(cells, 'tier')
    const tier = tierOf(written)
    const isUnread = tier !== written
    const possible = text(cells, 'tier_possible')
    const isCrisis = key !== '' && beside.held.has(key)
    return {
      record,
      ...placeOfRow((column) => text(cells, column), beside.twins),
      isUsable,
      isToBeTalkedWith: isUnread || isCrisis || isTier(tier) || isTier(possible),
      scores: columns.map((column) => (isShown ? scoreOf(cells, column, notes) : null)),
      ...(sees('student') ? { student: text(cells, 'student') } : {}),
      ...known(sees('name'), 'name', entry?.name),
      ...known(sees('sex'), 'sex', text(cells, 'sex')),
      ...known(sees('age'), 'age', text(cells, 'age')),
      ...known(sees('responsible'), 'responsible', entry?.responsible),
      ...(sees('tier')
        ? { tier: { id: tier, possible: possible || tier, care: careOf(tier, isCrisis) } }
        : {}),
      ...(sees('quality')
        ? { quality: text(cells, 'quality'), qualityRules: notes.qualityRules }
        : {}),
      ...(sees('reasons') ? { reasons: split(text(cells, 'reasons')) } : {}),
      ...(sees('critical-items') ? criticalOf(beside.held, key, notes, sees('answers')) : {}),
      ...(earlier === null ? {} : { earlier }),
    }
  }
}

function known(isSeen: boolean, part: keyof StudentModel, value: string | undefined): object {
  return isSeen && value !== undefined && value !== '' ? { [part]: value } : {}
}

function criticalOf(held: HeldItems, key: string, notes: SheetNotes, seesAnswers: boolean): object {
  const items = held.get(key) ?? []
  return {
    criticalItems: seesAnswers ? items : items.map(({ name }) => ({ name })),
    unanswered: notes.unanswered,
    watched: notes.watched,
  }
}

function split(text: string): readonly string[] {
  return text === '' ? [] : text.split('; ')
}

interface ScoreColumns {
  readonly raw: number
  readonly band: number
  readonly standard: number
  readonly note: string
}

/** The score of a scale; the status of one that is not there; null where the instrument was not administered. */
function scoreOf(
  cells: readonly string[],
  { raw, band, standard, note }: ScoreColumns,
  { statuses }: SheetNotes,
): ScaleScore | string | null {
  const text = cells[raw] ?? ''
  const status = statuses.get(note)
  if (text === '') return status ?? null
  const ofStandard = cells[standard] ?? ''
  return {
    raw: { value: Number(text), text },
    band: cells[band] ?? '',
    standard: ofStandard === '' ? null : { value: Number(ofStandard), text: ofStandard },
    isProrated: status === 'prorated',
  }
}
