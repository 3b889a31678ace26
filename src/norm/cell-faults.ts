import { type Issue, issue } from '../issue/issue.js'
import { CONVERSIONS, methodIndexOf } from './conversions/conversions.js'
import type { Metric } from './metrics.js'
import type { NormCell, NormTable } from './norm-table.js'

/** What a cell is checked against; null where the table itself is at fault there. */
export interface CellSetting {
  readonly ageUnit: NormTable['ageUnit']
  readonly references: NormTable['references'] | null
  readonly metric: Metric | null
}

/** What is wrong with one cell beyond what the schema says. */
export function cellFaults(cell: NormCell, path: string, setting: CellSetting): Issue[] {
  const { age, source, conversion } = cell
  const method = CONVERSIONS[methodIndexOf(conversion)]
  return [
    ...(age === undefined ? [] : ageFaults(age, `${path}/age`, setting.ageUnit)),
    ...(source === undefined ? [] : sourceFaults(source, `${path}/source`, setting.references)),
    ...(method?.faults(conversion, `${path}/conversion`, cell, setting.metric) ?? []),
  ]
}

function sourceFaults(
  source: string,
  path: string,
  references: NormTable['references'] | null,
): Issue[] {
  if (references === null || Object.hasOwn(references, source)) return []
  const expected = `one of ${Object.keys(references).join(', ')}`
  return [issue({ code: 'unknown-reference', path, expected, received: source })]
}

function ageFaults(
  { from, to }: { readonly from: number; readonly to: number },
  path: string,
  unit: NormTable['ageUnit'],
): Issue[] {
  const months = unit === 'years' ? 12 : 1
  const fractions = Object.entries({ from, to }).filter(([, age]) => !isWhole(age * months))
  const faults = fractions.map(([key, age]) =>
    issue({
      code: 'range',
      path: `${path}/${key}`,
      expected: 'an age of whole months',
      received: `${age} ${unit}`,
    }),
  )
  const empty = issue({
    code: 'range',
    path: `${path}/to`,
    expected: `above ${from}`,
    received: String(to),
    about: 'no age is in the band',
  })
  return to > from ? faults : [...faults, empty]
}

/** Whole to nine digits, so that a twelfth of a year written out as a decimal counts as a month. */
function isWhole(months: number): boolean {
  return Math.abs(months - Math.round(months)) < 1e-6
}
