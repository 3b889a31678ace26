import { choice } from './choice.js'
import { integerRange } from './integer-range.js'
import type { ResponseFormat } from './response-format.js'
import { yesNo } from './yes-no.js'

/** Every way to answer an item. To add one: a file beside this one, and its line here. */
export const RESPONSE_FORMATS: readonly ResponseFormat[] = [choice, integerRange, yesNo]
