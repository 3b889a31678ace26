const TYPES = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  null: 'null',
}

const count = (limit, one, many) => (limit === 1 ? `one ${one}` : `${limit} ${many}`)

/** What a branch of `anyOf` or `oneOf` expects, in words. */
function branchWords(schema) {
  if (schema.title !== undefined) return schema.title
  if (schema.enum !== undefined) return schema.enum.join(', ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.required !== undefined) return `an object with ${schema.required.join(' and ')}`
  if (schema.type !== undefined)
    return [schema.type]
      .flat()
      .map((name) => TYPES[name])
      .join(' or ')
  return schema.$ref?.slice(schema.$ref.lastIndexOf('/') + 1) ?? 'another form'
}

const branches = (schema, list) => schema.title ?? list.map(branchWords).join(' or ')

/** What each constraint expects, in plain words, from the subschema that holds it. */
const WORDS = {
  type: ({ type, title }) =>
    title ??
    [type]
      .flat()
      .map((name) => TYPES[name])
      .join(' or '),
  const: (schema) => String(schema.const),
  enum: (schema) => `one of ${schema.enum.join(', ')}`,
  pattern: ({ pattern, title }) => title ?? `text that matches ${pattern}`,
  minLength: () => 'text that is not empty',
  minimum: ({ minimum }) => `at least ${minimum}`,
  maximum: ({ maximum }) => `at most ${maximum}`,
  exclusiveMinimum: ({ exclusiveMinimum }) => `more than ${exclusiveMinimum}`,
  exclusiveMaximum: ({ exclusiveMaximum }) => `less than ${exclusiveMaximum}`,
  minItems: ({ minItems }) => `at least ${count(minItems, 'entry', 'entries')}`,
  maxItems: ({ maxItems }) => `at most ${count(maxItems, 'entry', 'entries')}`,
  uniqueItems: () => 'no entry twice',
  minProperties: ({ minProperties, title }) =>
    title ?? `at least ${count(minProperties, 'key', 'keys')}`,
  maxProperties: ({ maxProperties, title }) =>
    title ?? `at most ${count(maxProperties, 'key', 'keys')}`,
  additionalProperties: ({ properties = {} }) =>
    `one of the keys ${Object.keys(properties).join(', ')}`,
  required: (_, key) => `the key ${key}`,
  dependentRequired: (_, key) => `the key ${key}`,
  oneOf: (schema) => branches(schema, schema.oneOf),
  anyOf: (schema) => branches(schema, schema.anyOf),
  not: ({ title }) => title,
  contains: ({ title }) => title,
}

/** Follows a JSON pointer, the part of a URI behind `#`. */
function subschemaAt(schema, pointer) {
  let at = schema
  for (const token of pointer.split('/').slice(1))
    at = at[decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~')]
  return at
}

/**
 * The words for one constraint of a schema, or null where another fault speaks for it: the branches of `anyOf` and
 * `oneOf`, and the keywords that only pass on the faults below them.
 *
 * @param {object} schema - the whole schema, titles included
 * @param {string} pointer - of the constraint, such as `#/$defs/id/pattern`
 * @param {string} [key] - the key that is missing, for `required`
 */
export function wordsFor(schema, pointer, key) {
  const keyword = pointer.slice(pointer.lastIndexOf('/') + 1)
  const holder = pointer.slice(0, pointer.lastIndexOf('/'))
  if (/\/(anyOf|oneOf)\/\d+(\/|$)/.test(holder)) return null
  if (keyword === 'if' || keyword === 'propertyNames') return null
  const words = WORDS[keyword]?.(subschemaAt(schema, holder), key)
  if (words === undefined)
    throw new Error(`wordsFor needs a title beside ${pointer} of ${schema.$id}`)
  return words
}
