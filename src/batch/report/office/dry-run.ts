import { nearestNames } from '../../../io/nearest-names.js'
import { isCoded } from '../../../report/office/case-words.js'
import { columnText, type SheetRecord } from '../../../report/office/fill-sheet.js'
import { fieldsOf } from '../../../report/office/parse-sheet-template.js'
import { mayHave } from '../../../report/office/redact-case.js'
import { type SheetColumn, sheetColumns } from '../../../report/office/sheet-columns.js'
import type { SheetTemplate } from '../../../report/office/sheet-template.js'
import type { OfficeJob } from './office-job.js'
import { listedRows } from './write-worklists.js'

/** What would become of a template, without a file: counts, and codes of lists, never a text of a student. */
export interface DryRun {
  readonly template: string
  readonly rows: number
  /** Whether the role may have the file at all. */
  readonly isAllowed: boolean
  readonly columns: readonly DryColumn[]
}

export interface DryColumn {
  readonly title: string
  readonly field: string | null
  /**
   * `filled`: in every row; `partly`; `blank`: the field is known and nobody has it; `by-hand`: no field; `text`: the same
   * in each row; `redacted`: not for this role; `unknown`: no field of that name.
   */
  readonly state: 'filled' | 'partly' | 'blank' | 'by-hand' | 'text' | 'redacted' | 'unknown'
  readonly nFilled: number
  /** Of an unknown name: fields that are called alike. */
  readonly nearest: readonly string[]
  /** What the other system's code list does not have, and how often. */
  readonly mismatches: readonly { readonly code: string; readonly count: number }[]
}

/** Describes what a template would hold for a role. */
export function dryRun(job: OfficeJob, template: SheetTemplate): DryRun {
  const records = listedRows(job)[template.rows]
  const columns = sheetColumns(shown(template), job.context).map((column) =>
    describe(column, records, job, template),
  )
  return {
    template: template.id,
    rows: records.length,
    isAllowed: mayHave(template, job.role),
    columns,
  }
}

/** Every column is described, those that the role may not see as redacted. */
function shown(template: SheetTemplate): SheetTemplate {
  return {
    ...template,
    columns: template.columns.map((column) => ({ ...column, redacted: 'blank' as const })),
  }
}

function describe(
  column: SheetColumn,
  records: readonly SheetRecord[],
  { context }: OfficeJob,
  template: SheetTemplate,
): DryColumn {
  const { key, state, title } = column
  const isCounter = key === 'number'
  const nFilled = isCounter
    ? records.length
    : records.filter((record) => columnText(column, record, context) !== '').length
  const field = column.template.field ?? null
  return {
    title,
    field: key ?? field,
    state: state === 'field' ? filledState(nFilled, records.length) : state,
    nFilled: state === 'field' ? nFilled : 0,
    nearest: state === 'unknown' ? nearestNames(field ?? '', fieldsOf(template)) : [],
    mismatches: state === 'field' ? mismatches(column, records, context) : [],
  }
}

function filledState(nFilled: number, nRows: number): DryColumn['state'] {
  if (nFilled === 0) return 'blank'
  return nFilled === nRows ? 'filled' : 'partly'
}

/** Codes that are not in the list of the other system; free texts are counted together and not shown. */
function mismatches(
  column: SheetColumn,
  records: readonly SheetRecord[],
  context: OfficeJob['context'],
): DryColumn['mismatches'] {
  const { accepts } = column.template
  if (accepts === undefined) return []
  const isShown = column.kind !== null && isCoded(column.kind)
  const counts = new Map<string, number>()
  for (const record of records) {
    const text = columnText(column, record, context)
    if (text === '' || accepts.includes(text)) continue
    const code = isShown ? text : '…'
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, count]) => ({ code, count }))
}
