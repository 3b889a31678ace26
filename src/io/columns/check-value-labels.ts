import type { Instrument } from '../../instrument/instrument.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { ColumnMap } from '../column-map.js'
import type { TableColumn } from '../formats/table-source.js'
import { itemCoding } from './check-codings.js'
import type { FileColumn } from './column-plan.js'
import { itemMeaning } from './item-meaning.js'

/**
 * Columns whose value labels, as SPSS keeps them, say that their numbers are other options than the codes of the items:
 * 1 to 4 where the codes are 0 to 3. What the file says of its numbers is not passed over: without a word of the map on
 * how the column is coded it is an error, otherwise a warning.
 *
 * @param known - what the format knows of each column
 */
export function checkValueLabels(
  columns: readonly FileColumn[],
  known: readonly TableColumn[],
  instruments: readonly Instrument[],
  map: ColumnMap,
): Issue[] {
  return columns.flatMap(({ index, uses }) => {
    const labels = known[index]?.valueLabels ?? []
    if (labels.length === 0) return []
    return uses.flatMap((use): Issue[] => {
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

/** Whether the map says how the column is coded. */
function isSaid(map: ColumnMap, id: string): boolean {
  const mapped = map.columns?.[id]
  const own = typeof mapped === 'object' && mapped !== null ? mapped.coding : undefined
  return (own ?? map.coding) !== undefined
}
