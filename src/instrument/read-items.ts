import { at } from '../schema/json-pointer.js'
import type { Placed } from './apply-variant.js'
import type { InstrumentDocument, ItemKeyDocument, ItemSchema } from './document.js'
import type { Item, ItemOption } from './instrument.js'
import { optionScores } from './option-scores.js'
import { own } from './own.js'
import { type Report, reportUnknown } from './report.js'
import type { DeclaredOption } from './response-formats/response-format.js'
import { RESPONSE_FORMATS } from './response-formats/response-formats.js'

/** A response set that was found: what it declares, where, and the key under which it is translated. */
interface ResponseSet {
  readonly schema: ItemSchema
  readonly path: string
  readonly key: string
}

/**
 * The items in the order of the file, with options in ascending order of code. An item with a fault has no options,
 * so that the other faults can still be found.
 *
 * @param reversed - items that scales mark with a leading `-`
 */
export function readItems(
  document: InstrumentDocument,
  keys: ReadonlyMap<string, Placed<ItemKeyDocument>>,
  reversed: ReadonlySet<string>,
  report: Report,
): readonly Item[] {
  const known = Object.keys(document.properties)
  for (const [id, { path }] of keys)
    if (!known.includes(id)) reportUnknown(report, path, 'an item of this file', id, known)
  const { declined = [], notApplicable = [] } = document.scoring.missingCodes ?? {}
  const missing = new Set<unknown>([...declined, ...notApplicable])
  return Object.entries(document.properties).map(([id, schema]) => {
    const set = resolve(document, id, schema, report)
    const declared = set === null ? [] : declaredOptions(set, report)
    const key = keys.get(id)
    const reverseKeyed = key?.value.reverseKeyed ?? reversed.has(id)
    const listed = declared.filter(({ code }) => !missing.has(code))
    const codes = inOrder(listed)
    const scores = optionScores(codes, key, reverseKeyed, at('/properties', id), report)
    const options = scores === null ? [] : codes
    const zh = own(document.scoring.translations?.['zh']?.items, id)
    return {
      id,
      names: { en: schema.title ?? set?.schema.title ?? id, ...(zh === undefined ? {} : { zh }) },
      options: options.map((option, index) => ({
        code: option.code,
        score: scores?.[index] ?? null,
        label: labelOf(document, set?.key ?? id, id, option),
      })),
      ...(isDescending(listed) ? { isListedDescending: true } : {}),
      reverseKeyed,
      declined,
      notApplicable,
    }
  })
}

/** The response set of an item: its own keywords, or the definition that it refers to. */
function resolve(
  document: InstrumentDocument,
  id: string,
  schema: ItemSchema,
  report: Report,
): ResponseSet | null {
  const path = at('/properties', id)
  if (schema.$ref === undefined) return { schema, path, key: id }
  for (const key of ['oneOf', 'enum', 'type', 'minimum', 'maximum'] as const)
    if (schema[key] !== undefined)
      report({
        code: 'schema',
        path: at(path, key),
        expected: `no ${key} beside $ref`,
        received: key,
      })
  const sets = document.$defs ?? {}
  const seen = new Set<string>()
  let key = schema.$ref.slice('#/$defs/'.length)
  while (Object.hasOwn(sets, key) && !seen.has(key)) {
    seen.add(key)
    const set = sets[key] as ItemSchema
    if (set.$ref === undefined) return { schema: set, path: at('/$defs', key), key }
    key = set.$ref.slice('#/$defs/'.length)
  }
  if (seen.has(key))
    report({
      code: 'schema',
      path: at(path, '$ref'),
      expected: 'a response set',
      received: 'a circle of $ref',
    })
  else reportUnknown(report, at(path, '$ref'), 'a key of $defs', key, Object.keys(sets))
  return null
}

function declaredOptions({ schema, path }: ResponseSet, report: Report): readonly DeclaredOption[] {
  const format = RESPONSE_FORMATS.find(({ matches }) => matches(schema))
  if (format === undefined) {
    const forms = RESPONSE_FORMATS.map(({ form }) => form).join('; ')
    const { title: _, description: __, $comment: ___, ...rest } = schema as Record<string, unknown>
    const received = Object.keys(rest).join(', ') || 'none of these'
    report({ code: 'schema', path, expected: `one response format: ${forms}`, received })
    return []
  }
  const faults = format.faults(schema)
  for (const { key, ...sides } of faults) report({ code: 'schema', path: at(path, key), ...sides })
  return faults.length === 0 ? format.options(schema) : []
}

/** Numbers ascending, no before yes; words in the order of the file. */
function inOrder(options: readonly DeclaredOption[]): readonly DeclaredOption[] {
  return options.every(({ code }) => typeof code !== 'string')
    ? [...options].sort((one, other) => Number(one.code) - Number(other.code))
    : options
}

/** Whether two numbers and more are listed from the highest down. */
function isDescending(options: readonly DeclaredOption[]): boolean {
  return (
    options.length > 1 &&
    options.every(
      ({ code }, at) =>
        typeof code === 'number' && (at === 0 || code < Number(options[at - 1]?.code)),
    )
  )
}

function labelOf(
  document: InstrumentDocument,
  set: string,
  item: string,
  { code, title }: DeclaredOption,
): ItemOption['label'] {
  const translated = document.scoring.translations?.['zh']?.options
  const zh = own(own(translated, item), String(code)) ?? own(own(translated, set), String(code))
  if (title === null && zh === undefined) return null
  return { en: title ?? String(code), ...(zh === undefined ? {} : { zh }) }
}
