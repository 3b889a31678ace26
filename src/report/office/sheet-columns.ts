import { type Language, type Text, textIn } from '../../issue/text.js'
import type { ReportRole } from '../roles/report-role.js'
import { CASE_FIELDS, type CaseField, type CaseFieldId } from './case-fields.js'
import { caseWord } from './case-words.js'
import { maySee } from './redact-case.js'
import { SCHOOL_FIELDS } from './school-fields.js'
import type { SheetTemplate, TemplateColumn } from './sheet-template.js'
import { STAGES } from './stage-of.js'
import type { TierScale } from './tier-scale.js'

/** What the words of a sheet depend on. */
export interface SheetContext {
  readonly language: Language
  readonly scale: TierScale
  readonly role: ReportRole
}

/** A column as it stands in a sheet. */
export interface SheetColumn {
  readonly title: string
  readonly group: string
  readonly width: number
  /** Key of the figure or field in a record; null for a column that holds none. */
  readonly key: string | null
  /** Null where the field is none of ours, or a count. */
  readonly kind: CaseField['kind'] | null
  /** Whether people write into it. */
  readonly isInput: boolean
  readonly state: 'field' | 'text' | 'by-hand' | 'redacted' | 'unknown'
  readonly template: TemplateColumn
}

const WIDTH = 14

/** The columns of a template for a role, those for each tier unfolded; what the role may not see is left out or blank. */
export function sheetColumns(template: SheetTemplate, context: SheetContext): SheetColumn[] {
  return template.columns.flatMap((column) => unfold(column, template, context))
}

function unfold(
  column: TemplateColumn,
  { rows }: SheetTemplate,
  { language, scale, role }: SheetContext,
): SheetColumn[] {
  const { field, each, title, group, width = WIDTH } = column
  const isOfSchools = rows === 'schools'
  const isSeen = isOfSchools || maySee(column, role)
  if (!isSeen && column.redacted !== 'blank') return []
  const known: Readonly<Record<string, CaseField | Text>> = isOfSchools
    ? SCHOOL_FIELDS
    : CASE_FIELDS
  const isKnown = field !== undefined && Object.hasOwn(known, field)
  const ofCase = !isOfSchools && isKnown ? CASE_FIELDS[field as CaseFieldId] : null
  const plain: SheetColumn = {
    title: textIn(title, language),
    group: group === undefined ? '' : textIn(group, language),
    width,
    key: isKnown && isSeen ? field : null,
    kind: ofCase?.kind ?? null,
    isInput: isSeen && (field === undefined ? column.text === undefined : ofCase?.isKept === true),
    state: !isSeen ? 'redacted' : stateOf(column, isKnown),
    template: column,
  }
  if (each === undefined || !isKnown) return [plain]
  return partsOf(each).flatMap((part) =>
    scale.ids.map((tier) => ({
      ...plain,
      key: part === null ? `${field}:${tier}` : `${field}:${tier}:${part}`,
      title: filled(plain.title, {
        tier: textIn(scale.names(tier), language),
        sex: caseWord('sex', part ?? '', scale, language),
        stage: caseWord('stage', part ?? '', scale, language),
      }),
    })),
  )
}

function stateOf({ field, text }: TemplateColumn, isKnown: boolean): SheetColumn['state'] {
  if (field === undefined) return text === undefined ? 'by-hand' : 'text'
  return isKnown ? 'field' : 'unknown'
}

function partsOf(each: NonNullable<TemplateColumn['each']>): readonly (string | null)[] {
  if (each === 'tier-sex') return ['male', 'female']
  return each === 'tier-stage' ? STAGES : [null]
}

function filled(title: string, words: Readonly<Record<string, string>>): string {
  return title.replaceAll(/\{(tier|sex|stage)\}/g, (_, name: string) => words[name] ?? '')
}
