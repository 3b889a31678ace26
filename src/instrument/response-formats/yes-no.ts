import type { ResponseFormat } from './response-format.js'

/** Yes or no: a boolean. Yes scores 1, no 0, unless a key says otherwise. */
export const yesNo: ResponseFormat = {
  id: 'yes-no',
  form: 'type boolean',
  matches: ({ type, oneOf, enum: codes }) =>
    type === 'boolean' && oneOf === undefined && codes === undefined,
  faults: (schema) =>
    (['minimum', 'maximum'] as const).flatMap((key) => {
      const received = schema[key]
      return received === undefined
        ? []
        : [{ key, expected: `no ${key} beside type boolean`, received: String(received) }]
    }),
  options: () => [
    { code: false, title: null },
    { code: true, title: null },
  ],
  example: { type: 'boolean' },
  faultyExample: { type: 'boolean', minimum: 0 },
}
