/** Characters that the name of a sheet may not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001f\u007f]/g
const LONGEST = 31

/**
 * Names of sheets as a workbook allows them: at most 31 characters, without `[ ] : * ? / \`, no apostrophe at either
 * end, each once whatever its capitals, and not `History`, which spreadsheets keep for themselves.
 */
export function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wished.map((wish) => {
    const plain = wish.replace(FORBIDDEN, ' ').replaceAll(/\s+/g, ' ').trim()
    const base = plain.replaceAll(/^'+|'+$/g, '').trim() || 'Sheet'
    for (let number = 1; ; number++) {
      const tail = number === 1 ? '' : ` (${number})`
      const name = `${shortened(base, LONGEST - tail.length)}${tail}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

/** At most so many UTF-16 units, without half a character at the end. */
function shortened(text: string, length: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > length) break
    short += character
  }
  return short.replace(/[\s']+$/, '') || 'Sheet'
}
