import type { JsonHandler } from './json-parser.js'

/** One record of a JSON table. */
export interface JsonRecord {
  /** Names of the cells, those of nested objects with dots between; null where the record is an array. */
  readonly keys: readonly string[] | null
  readonly cells: readonly string[]
  /** What is wrong with it; null where it can be read. */
  readonly fault: string | null
}

/** Where records stand: at a depth, and with a key where only one member of the outermost object has them. */
export interface RecordPlace {
  readonly depth: number
  readonly member?: string
}

export interface RecordCollector extends JsonHandler {
  /** Whether a value that would come now were a record. */
  readonly isPlace: () => boolean
}

/** Collects the records of a JSON text. Arrays in a cell stay JSON; `null` is an empty cell. */
export function recordCollector(
  place: RecordPlace,
  take: (record: JsonRecord) => void,
): RecordCollector {
  let depth = 0
  let member = ''
  let record: Draft | null = null
  const isPlace = (): boolean =>
    record === null && depth === place.depth && (place.member ?? member) === member
  return {
    isPlace,
    open: (bracket) => {
      if (record !== null) record.open(bracket)
      else if (isPlace()) record = bracket === '{' ? objectRecord() : arrayRecord()
      depth++
    },
    close: (bracket) => {
      depth--
      if (record === null) return
      if (depth > place.depth) record.close(bracket)
      else {
        take(record.finished())
        record = null
      }
    },
    key: (name) => {
      if (record !== null) record.key(name)
      else if (depth === 1) member = name
    },
    scalar: (text, isString) => {
      if (record !== null) record.scalar(text, isString)
      else if (isPlace()) take({ keys: null, cells: [], fault: 'a single value' })
    },
  }
}

interface Draft extends JsonHandler {
  readonly finished: () => JsonRecord
}

const cellOf = (text: string, isString: boolean): string =>
  isString || text !== 'null' ? text : ''

function objectRecord(): Draft {
  const cells = new Map<string, string>()
  const path: string[] = []
  let fault: string | null = null
  let json: JsonWriter | null = null
  const put = (text: string): void => {
    const key = path.join('.')
    if (cells.has(key)) fault = 'the same key twice'
    cells.set(key, text)
    path.pop()
  }
  return {
    open: (bracket) => {
      if (json !== null) json.open(bracket)
      else if (bracket === '[') json = jsonWriter()
    },
    close: (bracket) => {
      if (json === null) path.pop()
      else if (json.close(bracket)) {
        put(json.text())
        json = null
      }
    },
    key: (name) => {
      if (json === null) path.push(name)
      else json.key(name)
    },
    scalar: (text, isString) => {
      if (json === null) put(cellOf(text, isString))
      else json.scalar(text, isString)
    },
    finished: () => ({ keys: [...cells.keys()], cells: [...cells.values()], fault }),
  }
}

function arrayRecord(): Draft {
  const cells: string[] = []
  let json: JsonWriter | null = null
  return {
    open: (bracket) => {
      if (json === null) json = jsonWriter(bracket)
      else json.open(bracket)
    },
    close: (bracket) => {
      if (json?.close(bracket) !== true) return
      cells.push(json.text())
      json = null
    },
    key: (name) => json?.key(name),
    scalar: (text, isString) => {
      if (json === null) cells.push(cellOf(text, isString))
      else json.scalar(text, isString)
    },
    finished: () => ({ keys: null, cells, fault: null }),
  }
}

/** Writes what it is told as JSON again. */
interface JsonWriter {
  readonly open: (bracket: '{' | '[') => void
  /** True when the outermost bracket is closed. */
  readonly close: (bracket: '{' | '[') => boolean
  readonly key: (name: string) => void
  readonly scalar: (text: string, isString: boolean) => void
  readonly text: () => string
}

function jsonWriter(first: '{' | '[' = '['): JsonWriter {
  let text: string = first
  let depth = 1
  let isBehindValue = false
  const comma = (): string => (isBehindValue ? ',' : '')
  return {
    open: (bracket) => {
      text += comma() + bracket
      depth++
      isBehindValue = false
    },
    close: (bracket) => {
      text += bracket === '{' ? '}' : ']'
      depth--
      isBehindValue = true
      return depth === 0
    },
    key: (name) => {
      text += `${comma()}${JSON.stringify(name)}:`
      isBehindValue = false
    },
    scalar: (value, isString) => {
      text += comma() + (isString ? JSON.stringify(value) : value)
      isBehindValue = true
    },
    text: () => text,
  }
}
