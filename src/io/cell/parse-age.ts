import { BLANK, FAULT } from './fault.js'
import { halfWidth } from './half-width.js'

const OLDEST = 120

/**
 * Age in completed months of a cell that holds years: `months = ⌊years · 12⌋`. Whole years are completed years, so a
 * child of 12 years and 11 months counts as 144 months; a fraction is a share of a year (12.5 is 150 months).
 *
 * @returns months from 0 to 1,452; BLANK for an empty cell; FAULT for no number or one above 120 years
 */
export function parseAge(text: string): number {
  const plain = halfWidth(text).replace(/\s*岁$/, '')
  if (plain === '') return BLANK
  if (!/^\d{1,3}(?:\.\d+)?$/.test(plain) || Number(plain) > OLDEST) return FAULT
  return Math.floor(Number(plain) * 12 + 1e-9)
}
