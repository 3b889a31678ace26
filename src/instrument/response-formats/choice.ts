import { MOST_OPTIONS } from '../../table/missing.js'
import type { ItemSchema } from '../document.js'
import type { DeclaredOption, ResponseFormat, ResponseFormatFault } from './response-format.js'

function declared({ oneOf, enum: codes }: ItemSchema): readonly DeclaredOption[] {
  return oneOf === undefined
    ? (codes ?? []).map((code) => ({ code, title: null }))
    : oneOf.map((option) => ({ code: option.const, title: option.title ?? null }))
}

const isOfType = (code: unknown, type: string): boolean =>
  type === 'integer' ? Number.isInteger(code) : typeof code === type

function faults(schema: ItemSchema): ResponseFormatFault[] {
  const key = schema.oneOf === undefined ? 'enum' : 'oneOf'
  const codes = declared(schema).map(({ code }) => code)
  const found: ResponseFormatFault[] = []
  const seen = new Set<string>()
  for (const code of codes) {
    if (seen.has(String(code)))
      found.push({ key, expected: 'each code once', received: `${code} twice` })
    seen.add(String(code))
    if (schema.type !== undefined && !isOfType(code, schema.type))
      found.push({ key, expected: `codes of type ${schema.type}`, received: String(code) })
  }
  if (codes.length > MOST_OPTIONS)
    found.push({ key, expected: `at most ${MOST_OPTIONS} options`, received: `${codes.length}` })
  for (const bound of ['minimum', 'maximum'] as const)
    if (schema[bound] !== undefined)
      found.push({
        key: bound,
        expected: `no ${bound} beside ${key}`,
        received: `${schema[bound]}`,
      })
  return found
}

/** One of some named options: `oneOf` of `const` and `title`, or a bare `enum`. */
export const choice: ResponseFormat = {
  id: 'choice',
  form: 'oneOf with a const for each option, or an enum',
  matches: (schema) => (schema.oneOf === undefined) !== (schema.enum === undefined),
  faults,
  options: declared,
  example: {
    oneOf: [
      { const: 0, title: 'never' },
      { const: 1, title: 'often' },
    ],
  },
  faultyExample: {
    oneOf: [
      { const: 0, title: 'never' },
      { const: 0, title: 'often' },
    ],
  },
}
