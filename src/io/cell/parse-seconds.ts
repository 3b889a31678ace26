import { FAULT } from './fault.js'
import { halfWidth } from './half-width.js'

const CHINESE = /^(?:(\d+)(?:小时|时))?(?:(\d+)分钟?)?(?:(\d+(?:\.\d+)?)秒)?$/

/**
 * Time taken in seconds: `95`, `95.5`, `95s`, 95秒, 1分35秒.
 *
 * @returns seconds; NaN for an empty cell; FAULT for anything else
 */
export function parseSeconds(text: string): number {
  const plain = halfWidth(text).replace(/\s+/g, '')
  if (plain === '') return Number.NaN
  const number = /^(\d{1,9}(?:\.\d+)?)s?$/i.exec(plain)
  if (number !== null) return Number(number[1])
  const parts = CHINESE.exec(plain)
  if (parts === null) return FAULT
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}
