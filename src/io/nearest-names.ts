/**
 * Names that somebody may have meant: those that begin so, and those within a third of the name's length in edits (at least 1), nearest first,
 * at most three; where one differs only in case or punctuation, no other.
 *
 * The distance is Levenshtein's, over lower-case letters and digits.
 */
export function nearestNames(name: string, names: Iterable<string>): string[] {
  const wanted = folded(name)
  const most = Math.max(1, Math.floor(wanted.length / 3))
  const near: { readonly name: string; readonly distance: number }[] = []
  for (const candidate of new Set(names)) {
    const other = folded(candidate)
    const isBeginning = wanted.length > 2 && other.startsWith(wanted)
    if (!isBeginning && Math.abs(other.length - wanted.length) > most) continue
    const distance = isBeginning && other !== wanted ? 1 : editDistance(wanted, other)
    if (distance <= most && distance < wanted.length) near.push({ name: candidate, distance })
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  const isSame = near[0]?.distance === 0
  return near
    .filter(({ distance }) => !isSame || distance === 0)
    .slice(0, 3)
    .map((entry) => entry.name)
}

/** `; nearest: a, b`, or nothing. */
export function nearestHint(name: string, names: Iterable<string>): string {
  const near = nearestNames(name, names)
  return near.length === 0 ? '' : `; nearest: ${near.join(', ')}`
}

const folded = (text: string): string => text.toLowerCase().replace(/[\s_\-.]+/g, '')

function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = (before[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const insert = (current[column - 1] as number) + 1
      current.push(Math.min(change, insert, (before[column] as number) + 1))
    }
    before = current
  }
  return before[b.length] as number
}
