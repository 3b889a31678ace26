/** A text with its parts in the places `{0}`, `{1}` …; nothing where there is no such part. */
export function fillIn(text: string, parts: readonly string[]): string {
  return text.replaceAll(/\{(\d)\}/g, (_, index: string) => parts[Number(index)] ?? '')
}
