/** About how wide a text of 12 pixels is, in pixels: the same everywhere, whatever fonts there are. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 12 : 6.6
  return width
}

/**
 * Room for the names of rows: as wide as the longest, up to a limit behind which they break; wider than the limit where
 * a name would take more than the two lines that a row has room for.
 */
export function labelWidth(labels: readonly string[], limit: number): number {
  const longest = Math.max(24, ...labels.map(textWidth))
  const inTwo = Math.min(MOST_WIDTH, Math.max(...labels.map(widthOfTwoLines)))
  return Math.ceil(Math.min(longest, Math.max(limit, inTwo)))
}

/** Behind which a drawing has too little room. */
const MOST_WIDTH = 210

/** The narrowest room in which a name takes two lines. */
function widthOfTwoLines(label: string): number {
  const words = label.split(' ')
  const halves = words
    .slice(1)
    .map((_, at) =>
      Math.max(
        textWidth(words.slice(0, at + 1).join(' ')),
        textWidth(words.slice(at + 1).join(' ')),
      ),
    )
  return Math.min(textWidth(label), ...halves)
}
