import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** A JSON file of the project. */
export const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

/** The published meta-schemas, by file. */
export const SCHEMA_FILES = [
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
