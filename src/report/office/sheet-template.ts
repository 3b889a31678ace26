import type { Text } from '../../issue/text.js'
import type { ReportField } from '../roles/report-role.js'

/** What a row of a working file is. */
export type SheetRows =
  | 'crisis'
  | 'worklist'
  | 'focus'
  | 'follow-up'
  | 'retest'
  | 'missing'
  | 'schools'

/** A working file as an office wants it. */
export interface SheetTemplate {
  readonly id: string
  readonly version: string
  readonly rows: SheetRows
  readonly names: Text
  readonly sheet: Text
  /** Ids of the roles that may have it. */
  readonly roles: readonly string[]
  readonly notes?: readonly Text[]
  readonly paper?: 'portrait' | 'landscape'
  /** Whether title, banner and notes stand above the header; true where absent. */
  readonly heading?: boolean
  readonly columns: readonly TemplateColumn[]
}

export interface TemplateColumn {
  readonly title: Text
  readonly group?: Text
  /** What it holds; blank where there is neither field nor text. */
  readonly field?: string
  /** The same in each row, in both languages where they are given. */
  readonly text?: string | Text
  readonly each?: 'tier' | 'tier-sex' | 'tier-stage'
  readonly width?: number
  /** Beside what the field asks for by itself. */
  readonly needs?: ReportField
  /** What becomes of it for a role that may not see it; left out where absent. */
  readonly redacted?: 'omit' | 'blank'
  /** What is written instead of our codes. */
  readonly values?: Readonly<Record<string, string>>
  /** The code list of the other system. */
  readonly accepts?: readonly string[]
}
