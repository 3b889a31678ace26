import { halfWidth } from './half-width.js'

/** What 问卷星 writes, in brackets of either width, where nobody answered or a question was passed over. */
const NO_ANSWER_TEXTS: ReadonlySet<string> = new Set(['(空)', '(跳过)'])

/** Numbers that 问卷星 may write for the same; an instrument may have them as codes, so that only a map can say it. */
const NO_ANSWER_NUMBERS: ReadonlySet<string> = new Set(['-2', '-3'])

/** Whether a cell says in words that there is no answer. */
export function isNoAnswer(text: string): boolean {
  return NO_ANSWER_TEXTS.has(halfWidth(text))
}

/** Whether a cell says in words or in numbers that there is no answer, as far as 问卷星 is concerned. */
export function mayBeNoAnswer(text: string): boolean {
  const plain = halfWidth(text)
  return NO_ANSWER_TEXTS.has(plain) || NO_ANSWER_NUMBERS.has(plain)
}
