/**
 * Names made different from each other: a second `x` becomes `x_2`.
 *
 * @param key - names with the same key are the same name to the format
 */
export function uniqueNames(
  names: readonly string[],
  key: (name: string) => string = (name) => name,
  shorten: (name: string, tail: string) => string = (name, tail) => name + tail,
): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let number = 2; taken.has(key(unique)); number++) unique = shorten(name, `_${number}`)
    taken.add(key(unique))
    return unique
  })
}
