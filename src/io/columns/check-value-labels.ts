import type { Instrument } from '../../instrument/instrument.js'
import { type Issue, issue } from '../../issue/issue.js'
import { SEXES } from '../../table/blocks.js'
import { parseGrade } from '../cell/parse-grade.js'
import { parseSex } from '../cell/parse-sex.js'
import type { ColumnMap } from '../column-map.js'
import type { TableColumn } from '../formats/table-source.js'
import { itemCoding } from './check-codings.js'
import type { FileColumn } from './column-plan.js'
import { itemMeaning } from './item-meaning.js'
import type { PersonField } from './person-fields.js'

/**
 * Columns whose value labels, as SPSS keeps them, say that their numbers are other options than the codes of the items:
 * 1 to 4 where the codes are 0 to 3. What the file says of its numbers is not passed over: without a word of the map on
 * how the column is coded it is an error, otherwise a warning. Grades whose labels are other grades, and sexes whose
 * labels are the other sex than the map says, are errors too.
 *
 * @param known - what the format knows of each column
 */
export function checkValueLabels(
  columns: readonly FileColumn[],
  known: readonly TableColumn[],
  instruments: readonly Instrument[],
  map: ColumnMap,
): Issue[] {
  return columns.flatMap(({ index, header, uses }) => {
    const labels = known[index]?.valueLabels ?? []
    if (labels.length === 0) return []
    return uses.flatMap((use): Issue[] => {
      if (use.kind === 'field') return checkPersonLabels(use.field, header, labels, map)
      const item = use.kind === 'item' ? instruments[use.instrument]?.items[use.item] : undefined
      if (item === undefined || use.kind !== 'item' || use.coding !== 'code') return []
      const coding = itemCoding(map, use)
      if (coding.answers !== undefined) return []
      const asCode = itemMeaning(item, coding)
      const asLabel = itemMeaning(item, { coding: 'label', missing: {} })
      const other = labels.find(([text, label]) => {
        const option = asLabel(label)
        return /\D/.test(label) && option < item.options.length && asCode(text) !== option
      })
      if (other === undefined) return []
      const [text, label] = other
      const code = item.options[asLabel(label)]?.code
      const place = { column: use.id, severity: isSaid(map, use.id) ? 'warning' : 'error' } as const
      const expected =
        'value labels that agree with the codes, or a map that says what the numbers are'
      const received = `${text} with the label of code ${code}`
      return [issue({ code: 'key-conflict', ...place, expected, received })]
    })
  })
}

/** Numbers for grades or sexes that the file calls otherwise: 1 with the label 七年级, or 女 where the map says male. */
function checkPersonLabels(
  field: PersonField,
  header: string,
  labels: NonNullable<TableColumn['valueLabels']>,
  { sex }: ColumnMap,
): Issue[] {
  if (field !== 'grade' && field !== 'sex') return []
  const parse = field === 'grade' ? parseGrade : (text: string) => parseSex(text, sex)
  const read = field === 'grade' ? parseGrade : parseSex
  const other = labels.find(
    ([text, label]) => read(label) > 0 && parse(text) > 0 && parse(text) !== read(label),
  )
  if (other === undefined) return []
  const [text, label] = other
  const sides =
    field === 'grade'
      ? {
          expected:
            'value labels that agree with the grades; or grade: null in the map, and a roster',
          received: `${text} with the label of grade ${read(label)}`,
        }
      : {
          expected: 'value labels that agree with what the map says of sex',
          received: `${text}, declared as ${SEXES[parse(text)]}, with the label of ${SEXES[read(label)]}`,
        }
  return [issue({ code: `${field}-unknown`, severity: 'error', column: header, ...sides })]
}

/** Whether the map says how the column is coded. */
function isSaid(map: ColumnMap, id: string): boolean {
  const mapped = map.columns?.[id]
  const own = typeof mapped === 'object' && mapped !== null ? mapped.coding : undefined
  return (own ?? map.coding) !== undefined
}
