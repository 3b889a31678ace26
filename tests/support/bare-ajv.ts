import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** What is known of the JSON files of the project without a look. */
interface JsonFile {
  readonly $schema: string
  readonly $id: string
  readonly properties: Record<string, object>
  readonly allOf: object[]
  readonly $vocabulary: Readonly<Record<string, boolean>>
}

/** A JSON file of the project, believed to be a `T`. */
export function readJson<T = JsonFile>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The published meta-schemas, by file. */
export const SCHEMA_FILES: readonly string[] = [
  'instruments/instrument.schema.json',
  'norms/norm-table.schema.json',
  'protocols/protocol.schema.json',
  'src/io/column-map.schema.json',
]

/** Ajv as anybody would use it, with the meta-schemas published here and nothing else. */
export function bareAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
  })
  for (const file of SCHEMA_FILES) ajv.addSchema(readJson(file))
  return ajv
}

/** Compiles an instrument file as it is, as a schema of its answer records. */
export function compileRecords(document: object & { $schema: string }): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  ajv.addKeyword('scoring')
  ajv.addMetaSchema(readJson('instruments/instrument.schema.json'), document.$schema)
  return ajv.compile(document)
}
