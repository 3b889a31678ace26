/** About how wide a text of 12 pixels is, in pixels: the same everywhere, whatever fonts there are. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 12 : 6.6
  return width
}

/** Room for the names of rows: as wide as the longest, up to a limit behind which they break. */
export function labelWidth(labels: readonly string[], limit: number): number {
  return Math.ceil(Math.min(limit, Math.max(24, ...labels.map(textWidth))))
}
