/** Texts of places and of quality, each once. */
export interface Words {
  readonly values: string[]
  readonly codeOf: Map<string, number>
}

/** The code of a blank. */
export const NO_WORD = 0

export function createWords(): Words {
  return { values: [''], codeOf: new Map([['', NO_WORD]]) }
}

/** The code of a text, which is added where it is new. */
export function wordCode({ values, codeOf }: Words, text: string): number {
  const code = codeOf.get(text) ?? values.length
  if (code === values.length) {
    codeOf.set(text, code)
    values.push(text)
  }
  return code
}

/** The code among all words of each value of a column. */
export function addWords(words: Words, values: readonly string[], codes: number[]): void {
  for (let at = codes.length; at < values.length; at++)
    codes.push(wordCode(words, values[at] as string))
}
