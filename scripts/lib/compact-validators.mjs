import { wordsFor } from './schema-words.mjs'

const SITE =
  /const (err\d+) = \{(?:instancePath(:[^\n]*?)?,schemaPath:"([^"\n]*)",keyword:"([^"]*)",params:(\{[^\n]*?\})(,propertyName:[^\n]*?)?)?\};\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g

/**
 * One fault: where, what was expected there, and the key where the fault is a key and not its value. Faults for which
 * another speaks are null; they are counted all the same, because Ajv takes back as many as it added.
 */
const HELPER = `function fault(faults, path, expected, key) {
  const one = expected === undefined ? null
    : key === undefined ? { path, expected }
    : { path: path + '/' + key.replace(/~/g, '~0').replace(/\\//g, '~1'), expected, key }
  if (faults === null) return [one]
  faults.push(one)
  return faults
}`

/** The key that a fault is about: an expression for one that is there, a literal for one that is missing. */
function keyOf(keyword, params, propertyName) {
  if (propertyName !== undefined) return { present: propertyName.slice(',propertyName:'.length) }
  const missing = /missingProperty: ?"([^"]*)"/.exec(params)
  if (missing) return { missing: missing[1] }
  const unknown = /additionalProperty: ?(\w+)/.exec(params)
  if (unknown) return { present: unknown[1] }
  if (keyword === 'required') throw new Error(`keyOf knows no key in ${params}`)
  return {}
}

/** The source of one fault: a call with the words found now, so that no schema is needed at run time. */
function faultCall(schema, base, [, , at, schemaPath, keyword, params, propertyName]) {
  if (schemaPath === undefined) return 'vErrors = fault(vErrors);errors++;'
  const key = keyOf(keyword, params, propertyName)
  const words = wordsFor(schema, base + schemaPath.slice(1), key.missing)
  if (words === null) return 'vErrors = fault(vErrors);errors++;'
  const path = at === undefined ? 'instancePath' : at.slice(1)
  const escaped = key.missing?.replaceAll('~', '~0').replaceAll('/', '~1')
  const place = escaped === undefined ? path : `${path}+${JSON.stringify(`/${escaped}`)}`
  const rest = key.present === undefined ? '' : `,${key.present}`
  return `vErrors = fault(vErrors,${place},${JSON.stringify(words)}${rest});errors++;`
}

/** Only the keys of a schema object are looked at by the code that remains. */
const keysOnly = (json) => {
  const { properties = {} } = JSON.parse(json)
  return JSON.stringify({
    properties: Object.fromEntries(Object.keys(properties).map((key) => [key, 0])),
  })
}

/**
 * Makes Ajv's standalone code small: each fault becomes one call with its words, and arguments and schemas that
 * nothing reads go.
 *
 * @param {string} code - what `standaloneCode` returns
 * @param {Map<string, { schema: object, pointer: string }>} origins - of each validating function, by its name
 */
export function compactValidators(code, origins) {
  const parts = code.split(/(?=function validate\d+\()/)
  const compacted = parts.map((part) => {
    const name = /^function (validate\d+)\(/.exec(part)?.[1]
    const origin = origins.get(name)
    if (name !== undefined && origin === undefined)
      throw new Error(`compactValidators knows no schema of ${name}`)
    return part.replace(SITE, (...match) => faultCall(origin.schema, origin.pointer, match))
  })
  const result = compacted
    .join('')
    .replaceAll(
      /const (schema\d+) = (\{[^\n]*?\});(?=const |function |export |$)/g,
      (_, name, json) => `const ${name} = ${keysOnly(json)};`,
    )
    .replaceAll(/,parentData\b[^{}\n]*?,rootData\}/g, '}')
    .replaceAll(
      '{instancePath="", parentData, parentDataProperty, rootData=data}={}',
      '{instancePath=""}={}',
    )
  const left = /const err\d+ =|schemaPath|parentData/.exec(result)
  if (left !== null)
    throw new Error(`compactValidators left ${result.slice(left.index, left.index + 200)}`)
  return `${HELPER}\n${result}`
}
