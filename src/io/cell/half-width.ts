const OUTSIDE_ASCII = /[^\x20-\x7e]/

/**
 * A cell's text with full-width letters, digits and signs as half-width ones, and without blanks around it.
 *
 * Full-width forms U+FF01 to U+FF5E lie 0xFEE0 above their ASCII twins; U+3000 and U+00A0 are blanks.
 */
export function halfWidth(text: string): string {
  if (!OUTSIDE_ASCII.test(text)) return text.trim()
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim()
}

const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** A label as it is compared: half-width, lower case, single blanks, none between Chinese characters. */
export function foldLabel(text: string): string {
  const plain = halfWidth(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ')
  return plain.replace(BETWEEN_HAN, '')
}
