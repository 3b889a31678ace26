import { MOST_OPTIONS } from '../../table/missing.js'
import type { ItemSchema } from '../document.js'
import type { ResponseFormat, ResponseFormatFault } from './response-format.js'

function faults({ minimum, maximum }: ItemSchema): ResponseFormatFault[] {
  if (minimum === undefined || maximum === undefined) {
    const key = minimum === undefined ? 'minimum' : 'maximum'
    return [{ key, expected: `a whole number as ${key}`, received: 'nothing' }]
  }
  if (minimum >= maximum)
    return [{ key: 'maximum', expected: `more than ${minimum}`, received: String(maximum) }]
  if (maximum - minimum >= MOST_OPTIONS)
    return [
      {
        key: 'maximum',
        expected: `at most ${minimum + MOST_OPTIONS - 1}`,
        received: String(maximum),
      },
    ]
  return []
}

/** A whole number between two bounds (included), such as a rating from 0 to 10. */
export const integerRange: ResponseFormat = {
  id: 'integer-range',
  form: 'type integer with minimum and maximum',
  matches: ({ type, oneOf, enum: codes }) =>
    type === 'integer' && oneOf === undefined && codes === undefined,
  faults,
  options: ({ minimum = 0, maximum = 0 }) =>
    Array.from({ length: maximum - minimum + 1 }, (_, step) => ({
      code: minimum + step,
      title: null,
    })),
  example: { type: 'integer', minimum: 0, maximum: 10 },
  faultyExample: { type: 'integer', minimum: 10, maximum: 0 },
}
