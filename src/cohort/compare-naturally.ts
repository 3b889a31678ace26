/**
 * Orders labels as a reader expects: numbers inside them by value (`2` before `10`), all else by code unit. It needs no
 * locale, so the order is the same on every machine.
 *
 * @returns negative where `first` comes first, positive where `second` does, 0 where they are the same text
 */
export function compareNaturally(first: string, second: string): number {
  return compareSplit(split(first), split(second))
}

/** A copy in the order of {@link compareNaturally}, for which each label is taken apart once. */
export function sortedNaturally(labels: readonly string[]): string[] {
  return labels
    .map(split)
    .sort(compareSplit)
    .map(({ text }) => text)
}

/** A label and its parts: runs of digits, and what is between them. */
interface Split {
  readonly text: string
  readonly parts: readonly string[]
  /** NaN for a part that is no number. */
  readonly numbers: readonly number[]
}

function split(text: string): Split {
  const parts = text.match(/\d+|\D+/g) ?? []
  return {
    text,
    parts,
    numbers: parts.map((part) => (/^\d/.test(part) ? Number(part) : Number.NaN)),
  }
}

function compareSplit(first: Split, second: Split): number {
  const nParts = Math.min(first.parts.length, second.parts.length)
  for (let part = 0; part < nParts; part++) {
    const [left, right] = [first.numbers[part] as number, second.numbers[part] as number]
    const isNumeric = !(Number.isNaN(left) || Number.isNaN(right))
    const difference = isNumeric
      ? left - right
      : compareText(first.parts[part] as string, second.parts[part] as string)
    if (difference !== 0) return difference
  }
  return first.parts.length - second.parts.length || compareText(first.text, second.text)
}

function compareText(first: string, second: string): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}
