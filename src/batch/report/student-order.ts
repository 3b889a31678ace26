import type { PreparedTable } from '../../io/formats/prepare-table.js'
import type { Language } from '../../issue/text.js'
import type { ReportRole } from '../../report/roles/report-role.js'

/** What the writing of student pages needs to know, all of it plain data, so that a thread can be told. */
export interface StudentOrder {
  /** Result folders: of this wave, and of earlier ones, the oldest first. */
  readonly folder: string
  readonly previous: readonly string[]
  readonly protocol: string | null
  readonly role: ReportRole
  readonly language: Language
  /** Name of the carrier. */
  readonly format: string
  readonly roster: Omit<PreparedTable, 'remove'> | null
  /** School, grade and class joined by `/`; everybody where null. */
  readonly unit: string | null
  /** Where the pages go. */
  readonly target: string
  /** A class belongs to one part. */
  readonly part: number
  readonly nParts: number
}
