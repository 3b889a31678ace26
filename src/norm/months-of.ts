import type { NormTable } from './norm-table.js'

/** An age of a norm table in months. Parsed tables hold whole months only, so this is exact. */
export function monthsOf(age: number, unit: NormTable['ageUnit']): number {
  return Math.round(unit === 'years' ? age * 12 : age)
}
