import { at } from '../schema/json-pointer.js'
import type { Condition } from './condition.js'

/** A condition that refers to something, and the place where it stands. */
export interface PlacedReference {
  readonly condition: Extract<Condition, { instrument?: string }>
  readonly path: string
}

/** Every reference of a condition, however deep, with its place. */
export function referencesOf(condition: Condition, path: string): readonly PlacedReference[] {
  const each = (key: string, of: readonly Condition[]): readonly PlacedReference[] =>
    of.flatMap((one, index) => referencesOf(one, at(path, key, index)))
  if ('all' in condition) return each('all', condition.all)
  if ('any' in condition) return each('any', condition.any)
  if ('not' in condition) return referencesOf(condition.not, at(path, 'not'))
  if ('atLeastOf' in condition) return each('of', condition.of)
  return [{ condition, path }]
}
