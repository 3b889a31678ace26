/** Characters that XML 1.0 cannot hold or would change, and texts that look like our way of writing them. */
const ODD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as XML, with `_x000D_` for a carriage return as spreadsheets write it. */
export function xmlText(text: string): string {
  return text
    .replace(ODD, (character) => {
      const code = character.charCodeAt(0)
      if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
      return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

/** A cell with a text, which a spreadsheet never runs as a formula. */
export function textCell(reference: string, text: string, style = 0): string {
  const styled = style === 0 ? '' : ` s="${style}"`
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

export function numberCell(reference: string, value: number): string {
  return `<c r="${reference}"><v>${value}</v></c>`
}
