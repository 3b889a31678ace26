/** Characters that XML 1.0 cannot hold, and halves of characters. */
const ODD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Marks that turn the direction of writing, and letters that are written from the right. */
const TURNING =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A text as XML can hold it. */
export function printable(text: string): string {
  return text.replaceAll(ODD, '\ufffd')
}

/**
 * A text from data between marks that keep its direction of writing to itself, where it has any that could turn what
 * stands around it (Unicode Standard Annex 9, isolates). Marks of its own that would end that are taken out.
 */
export function isolated(text: string): string {
  const plain = printable(text)
  if (!TURNING.test(plain)) return plain
  return `\u2068${plain.replaceAll(/[\u2066-\u2069]/g, '')}\u2069`
}
