import { describeReceived } from './describe-received.js'
import { halfWidth } from './half-width.js'
import { isNoAnswer, mayBeNoAnswer } from './no-answer.js'

/** A cell of an item that is no answer, as an issue may show it. */
export function describeAnswer(text: string): string {
  if (!mayBeNoAnswer(text) || isNoAnswer(text)) return describeReceived(text)
  return `${Number(halfWidth(text))}, which 问卷星 may write for no answer and a map can declare missing`
}
