/**
 * Orders labels as a reader expects: numbers inside them by value (`2` before `10`), all else by code unit. It needs no
 * locale, so the order is the same on every machine.
 *
 * @returns negative where `first` comes first, positive where `second` does, 0 where they are the same text
 */
export function compareNaturally(first: string, second: string): number {
  const left = first.match(/\d+|\D+/g) ?? []
  const right = second.match(/\d+|\D+/g) ?? []
  for (let part = 0; part < Math.min(left.length, right.length); part++) {
    const difference = compareParts(left[part] ?? '', right[part] ?? '')
    if (difference !== 0) return difference
  }
  return left.length - right.length || compareText(first, second)
}

function compareParts(first: string, second: string): number {
  const isNumeric = /^\d/.test(first) && /^\d/.test(second)
  return isNumeric ? Number(first) - Number(second) : compareText(first, second)
}

function compareText(first: string, second: string): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}
