type Container = Record<string, unknown>

/** A copy of a JSON document with the value at a pointer replaced, added, or, for undefined, removed. */
export function editJson(document: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(document)
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()
  if (last === undefined) return value
  let holder = copy as Container
  for (const key of keys) {
    holder[key] ??= {}
    holder = holder[key] as Container
  }
  if (value !== undefined) holder[last] = value
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return copy
}

/** Applies several edits, in order. */
export function editsOf(document: unknown, edits: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(edits).reduce<unknown>(
    (copy, [pointer, value]) => editJson(copy, pointer, value),
    document,
  )
}
