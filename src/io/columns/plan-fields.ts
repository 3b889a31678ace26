import { issue } from '../../issue/issue.js'
import type { ColumnUse } from './column-plan.js'
import { findColumn } from './find-column.js'
import { CATEGORY_FIELDS, headerKey, isPersonField, PERSON_FIELDS } from './person-fields.js'
import type { PlanDraft } from './plan-columns.js'
import { trialMarks } from './trial-marks.js'

/** Plans the person fields, the levels of grouping and the instructed items of a file. */
export function planFields(draft: PlanDraft): void {
  const { levels, instructedItems } = draft.wishes
  for (const field of Object.keys(PERSON_FIELDS).filter(isPersonField)) {
    const column = columnOfField(draft, field, PERSON_FIELDS[field])
    if (column === null) continue
    use(draft, column, { kind: 'field', field })
    if (CATEGORY_FIELDS.has(field)) use(draft, column, { kind: 'level', level: field })
  }
  for (const level of levels.filter((name) => !CATEGORY_FIELDS.has(name))) {
    const column = columnOfField(
      draft,
      level,
      isPersonField(level) ? PERSON_FIELDS[level] : [level],
    )
    if (column !== null) use(draft, column, { kind: 'level', level })
  }
  for (const { column: name, expected } of instructedItems) {
    const column = findColumn(draft.headers, draft.wishes.map.columns?.[name] ?? undefined, name)
    if (typeof column === 'number') use(draft, column, { kind: 'instructed', expected })
    else draft.issues.push(issue({ ...column, severity: 'warning' }))
  }
  planTrials(draft)
}

/** Plans the columns that tell trials from responses; one that the map names and that is an item, or not there, is said. */
function planTrials({ headers, wishes, uses, issues }: PlanDraft): void {
  const { trials = {} } = wishes.map
  const isItem = (index: number): boolean =>
    uses[index]?.some(({ kind }) => kind === 'item') === true
  headers.names.forEach((name, index) => {
    const marks = trialMarks(name, headers.names, trials)
    if (marks !== null && !isItem(index)) uses[index]?.push({ kind: 'trial', marks })
  })
  for (const name of Object.keys(trials)) {
    const found = findColumn(headers, undefined, name)
    if (typeof found !== 'number') issues.push(issue({ ...found, severity: 'warning' }))
    else if (isItem(found)) issues.push(issue({ ...OF_ITEM, column: name }))
  }
}

const OF_ITEM = {
  code: 'column-missing',
  severity: 'warning',
  expected: 'a column beside the items, which says of each row whether it is a trial',
  received: 'the column of an item; no row is a trial by it',
} as const

function use(draft: PlanDraft, column: number, purpose: ColumnUse): void {
  draft.uses[column]?.push(purpose)
}

/** The column of a field: by the map, otherwise by the first of its headers that the file has and no item has taken. */
function columnOfField(draft: PlanDraft, field: string, names: readonly string[]): number | null {
  const mapped = draft.wishes.map.columns?.[field]
  if (mapped === null) return null
  if (mapped !== undefined) {
    const column = findColumn(draft.headers, mapped, field)
    if (typeof column === 'number') return column
    draft.issues.push(issue(column))
    return null
  }
  for (const name of names) {
    const found = freeColumns(draft, name)
    if (found.length > 1) {
      const expected = 'one column, or a map that names its index'
      const received = `columns ${found.map((index) => index + 1).join(', ')}`
      draft.issues.push(issue({ code: 'column-duplicate', column: name, expected, received }))
    }
    if (found[0] !== undefined) return found[0]
  }
  return null
}

function freeColumns({ headers, uses }: PlanDraft, name: string): number[] {
  const key = headerKey(name)
  return headers.names
    .map((_, index) => index)
    .filter(
      (index) =>
        headerKey(headers.names[index] as string) === key &&
        !uses[index]?.some(({ kind }) => kind === 'item'),
    )
}
