import { studentKey } from '../../../io/student-key.js'
import type { Result } from '../../../issue/issue.js'
import type { Language } from '../../../issue/text.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import type { SheetContext } from '../../../report/office/sheet-columns.js'
import { type TierScale, tierScale } from '../../../report/office/tier-scale.js'
import type { ReportRole } from '../../../report/roles/report-role.js'
import type { ReportSource } from '../report-source.js'
import type { StudentNames } from '../student-names.js'
import type { Assignments } from './assignments.js'
import { placeOf } from './case-rows.js'
import type { FollowUps } from './follow-up-file.js'
import { type Cases, readCases } from './read-cases.js'

/** What working files and letters are made from. */
export interface OfficeWish {
  readonly source: ReportSource
  readonly role: ReportRole
  readonly names: StudentNames | null
  readonly followUps: FollowUps
  readonly assignments: Assignments | null
  readonly language: Language
  /** The day from which deadlines count, and the one on which they are looked at. */
  readonly from: string
  readonly on: string
  /** School, grade and class joined by `/`; everybody where null. */
  readonly unit: string | null
}

/** Everything read and joined, ready to be written. */
export interface OfficeJob extends OfficeWish {
  readonly scale: TierScale
  readonly cases: Cases
  readonly context: SheetContext
}

/** Reads results, roster and follow-ups for working files. */
export function openOfficeJob(wish: OfficeWish): Result<OfficeJob> {
  const { source, role, names, language } = wish
  const { protocol } = source.campaign
  const scale = tierScale(protocol)
  const cases = readCases({
    source,
    names,
    followUps: wish.followUps,
    rules: {
      protocol,
      scale,
      language,
      wave: source.campaign.wave ?? '',
      from: wish.from,
      on: wish.on,
      assigned: (record, tier) => wish.assignments?.(record, placeOf(record, source), tier) ?? null,
      enlisted: (record) => ofRoster(record, names),
    },
  })
  const { issues } = cases
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  return { ok: true, value: { ...wish, scale, cases, context: { language, scale, role } }, issues }
}

function ofRoster({ student }: CaseRecord, names: StudentNames | null): string | null {
  const named = names?.get(studentKey(String(student ?? '')))?.responsible ?? ''
  return named === '' ? null : named
}
