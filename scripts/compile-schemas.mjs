// Compiles the published meta-schemas ahead of time to src/schema/validators.generated.js: one self-contained module,
// without `eval` or Ajv at run time. Runs before tests, types and build.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import AjvCore from 'ajv/dist/core.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import applicator from 'ajv/dist/vocabularies/applicator/index.js'
import core from 'ajv/dist/vocabularies/core/index.js'
import next from 'ajv/dist/vocabularies/next.js'
import validation from 'ajv/dist/vocabularies/validation/index.js'
import { build } from 'esbuild'
import { compactValidators } from './lib/compact-validators.mjs'
import { writeWhole } from './lib/write-whole.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = join(root, 'src/schema/validators.generated')
const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** Kind of document and the schema that it is checked against. */
const SCHEMAS = {
  instrument: 'instruments/instrument.schema.json',
  'norm-table': 'norms/norm-table.schema.json',
  protocol: 'protocols/protocol.schema.json',
  'quality-reference': 'src/score/quality/reference/quality-reference.schema.json',
  'column-map': 'src/io/column-map.schema.json',
  'tag-vocabulary': 'protocols/tag-vocabulary.schema.json',
  'report-roles': 'protocols/report/report-roles.schema.json',
  'sheet-template': 'protocols/report/templates/sheet-template.schema.json',
  'letter-template': 'protocols/report/templates/letter-template.schema.json',
  'report-wording': 'protocols/report/wording/report-wording.schema.json',
}

const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const MAPS = ['properties', 'patternProperties', 'dependentSchemas']
const SINGLES = [
  'items',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'contains',
]

/** Each definition becomes a schema of its own, so that it is compiled once, whichever file refers to it. */
const partId = (reference, base) => {
  const [id, pointer = ''] = reference.split('#')
  return `${id === '' ? base : id}${pointer.replaceAll('/$defs/', ':')}`
}

/**
 * The schema without what only people read, and without the dialect: our own constraints are narrower than it, which
 * tests/contract/meta-schema.test.ts proves with the whole meta-schema.
 */
function bare(schema, base) {
  if (typeof schema !== 'object') return schema
  const { title, description, $comment, $schema, $vocabulary, $id, $defs, $ref, ...copy } = schema
  const down = (child) => bare(child, base)
  for (const key of LISTS)
    if (copy[key]) copy[key] = copy[key].filter((child) => child.$ref !== DIALECT).map(down)
  for (const key of SINGLES) if (key in copy) copy[key] = down(copy[key])
  for (const key of MAPS)
    if (copy[key])
      copy[key] = Object.fromEntries(
        Object.entries(copy[key]).map(([name, child]) => [name, down(child)]),
      )
  if (copy.allOf?.length === 0) delete copy.allOf
  return $ref === undefined ? copy : { ...copy, $ref: partId($ref, base) }
}

/** The schemas by kind of document. */
const readSchemas = () =>
  new Map(
    Object.entries(SCHEMAS).map(([kind, file]) => [
      kind,
      JSON.parse(readFileSync(join(root, file), 'utf8')),
    ]),
  )

/** The schemas and their definitions: the id of each, its text, and where it stands. */
const partsOf = (schemas) =>
  [...schemas.values()].flatMap((schema) => [
    { id: schema.$id, part: schema, schema, pointer: '#' },
    ...Object.entries(schema.$defs ?? {}).map(([name, part]) => {
      const pointer = `#/$defs/${name}`
      return { id: partId(pointer, schema.$id), part, schema, pointer }
    }),
  ])

function standalone(schemas) {
  const ajv = new AjvCore.default({
    strict: true,
    // A definition that is compiled by itself does not see the type that its place declares.
    strictTypes: false,
    allErrors: true,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    meta: false,
    validateSchema: false,
    code: { source: true, esm: true, optimize: 2 },
  })
  for (const vocabulary of [
    core.default,
    validation.default,
    applicator.default(true),
    next.default,
  ])
    ajv.addVocabulary(vocabulary)
  const parts = partsOf(schemas)
  for (const { id, part, schema } of parts) ajv.addSchema(bare(part, schema.$id), id)
  const names = Object.fromEntries(
    [...schemas.values()].map((schema, index) => [`kind${index}`, schema.$id]),
  )
  const code = standaloneCode.default(ajv, names)
  const origins = new Map(
    parts.map((part) => [ajv.getSchema(part.id).source.validateName.str, part]),
  )
  return compactValidators(code, origins)
}

const ENTRY = `import * as compiled from 'validators'
const of = (validate) => (document) => validate(document) ? [] : validate.errors.filter((fault) => fault !== null)
export const validators = {
${Object.keys(SCHEMAS)
  .map((kind, index) => `  '${kind}': of(compiled.kind${index}),`)
  .join('\n')}
}`

const TYPES = `/** One fault that a validator found: where, what was expected, and the key where the key itself is at fault. */
export interface Fault {
  readonly path: string
  readonly expected: string
  readonly key?: string
}
/** Every fault of a document, by its kind. */
export declare const validators: Readonly<
  Record<${Object.keys(SCHEMAS)
    .map((kind) => `'${kind}'`)
    .join(' | ')}, (document: unknown) => readonly Fault[]>
>
`

const schemas = readSchemas()
const validators = standalone(schemas)
const { outputFiles } = await build({
  stdin: { contents: ENTRY, resolveDir: root },
  plugins: [
    {
      name: 'validators',
      setup(builder) {
        builder.onResolve({ filter: /^validators$/ }, () => ({
          path: 'validators',
          namespace: 'validators',
        }))
        builder.onLoad({ filter: /.*/, namespace: 'validators' }, () => ({
          contents: validators,
          resolveDir: root,
        }))
      },
    },
  ],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  legalComments: 'none',
})
const code = outputFiles[0].text
writeWhole(`${target}.js`, code)
writeWhole(`${target}.d.ts`, TYPES)
console.log(
  `validators of ${[...schemas.keys()].join(', ')}: ${code.length} bytes, ${gzipSync(code).length} compressed`,
)
