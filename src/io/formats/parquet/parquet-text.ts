import type { SchemaTree } from './read-parquet.js'

/** The text of a value of a Parquet column; '' where there is none. */
export function parquetText(value: unknown, schema: SchemaTree): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return dateText(value, schema.element.converted_type === 'DATE')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))
}

function dateText(value: Date, isDay: boolean): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return isDay ? text.slice(0, 10) : text.replace('T', ' ').replace(/(?:\.000)?Z$/, '')
}
