/** A JSON pointer in which members of lists may be named by their `id`, with their places instead. */
export function namedPointer(document: unknown, pointer: string): string {
  let value = document
  return pointer.replaceAll(/(?<=\/)[^/]+/g, (key) => {
    const list: readonly { readonly id?: string }[] = Array.isArray(value) ? value : []
    const place = list.findIndex((member) => member.id === key)
    const found = place === -1 ? key : String(place)
    value = (value as Record<string, unknown> | undefined)?.[found]
    return found
  })
}

/** The value at a pointer, whose list members may be named; undefined where there is none. */
export function valueUnder(document: unknown, pointer: string): unknown {
  const keys = namedPointer(document, pointer).split('/').slice(1)
  return keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    document,
  )
}
