import { at } from '../schema/json-pointer.js'
import type { ReferenceDocument } from './document.js'
import { type Report, reportUnknown } from './report.js'

/** Parts that hold free keys or free text, and no sourced facts. */
const FREE = new Set([
  'unscored',
  'translations',
  'codes',
  'bands',
  'references',
  'licence',
  'provenance',
])

/**
 * Reports every `source` in a document that is not a key of its references.
 *
 * @param part - the `scoring` of an instrument, or a protocol
 * @param path - where it stands
 */
export function checkSources(
  part: unknown,
  path: string,
  references: Readonly<Record<string, ReferenceDocument>>,
  report: Report,
): void {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    if (FREE.has(key)) continue
    const place = at(path, key)
    if (key !== 'source' || typeof value !== 'string')
      checkSources(value, place, references, report)
    else if (!Object.hasOwn(references, value))
      reportUnknown(report, place, 'a key of references', value, Object.keys(references))
  }
}
