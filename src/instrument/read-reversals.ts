import { at } from '../schema/json-pointer.js'
import type { AppliedVariant } from './apply-variant.js'
import type { Report } from './report.js'

/**
 * The items that scales mark with a leading `-`, which is short for `reverseKeyed` in the keys. An item has one key: a
 * mark in one scale and none in another is a conflict, and so is a mark against a key that says otherwise.
 */
export function readReversals(
  { scales, keys }: Pick<AppliedVariant, 'scales' | 'keys'>,
  report: Report,
): ReadonlySet<string> {
  const marked = new Map<string, string>()
  const plain: { readonly id: string; readonly path: string }[] = []
  for (const { value, pathOf } of scales)
    value.items?.forEach((term, index) => {
      const written = typeof term === 'string' ? term : term.item
      const path = at(pathOf('items'), index)
      if (!written.startsWith('-')) plain.push({ id: written, path })
      else if (!marked.has(written.slice(1))) marked.set(written.slice(1), path)
    })
  for (const [id, path] of marked) {
    const key = keys.get(id)
    if (key !== undefined && key.value.reverseKeyed !== true)
      report({
        code: 'key-conflict',
        path,
        expected: `${id}, as its key at ${key.path} is not reverseKeyed`,
        received: `-${id}`,
      })
  }
  for (const { id, path } of plain) {
    const where = marked.get(id)
    if (where !== undefined && !keys.has(id))
      report({ code: 'key-conflict', path, expected: `-${id}, as at ${where}`, received: id })
  }
  return new Set(marked.keys())
}
