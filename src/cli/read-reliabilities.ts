import type { UsedReliability } from '../batch/compare/comparison.js'
import { listed } from './load-map.js'

/** Reliabilities as `SCALE=R[:KIND],...`; null where one is none. */
export function readReliabilities(
  text: string | undefined,
): ReadonlyMap<string, UsedReliability> | null {
  const reliabilities = new Map<string, UsedReliability>()
  for (const part of listed(text)) {
    const [, scale = '', number = '', kind = 'unnamed'] =
      /^(.+?)=([^:]+)(?::(.+))?$/.exec(part) ?? []
    const value = Number(number)
    if (scale === '' || number.trim() === '' || !(value >= 0 && value <= 1)) return null
    reliabilities.set(scale, { value, kind })
  }
  return reliabilities
}
