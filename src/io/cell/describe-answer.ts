import { describeReceived } from './describe-received.js'
import { isNoAnswer, mayBeNoAnswer } from './no-answer.js'

/** A cell of an item that is no answer, as an issue may show it. */
export function describeAnswer(text: string): string {
  const received = describeReceived(text)
  return mayBeNoAnswer(text) && !isNoAnswer(text)
    ? `${received}, which 问卷星 may write for no answer: "missing" in a map says so`
    : received
}
