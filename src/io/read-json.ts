import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { issue, type Result } from '../issue/issue.js'
import { checkFile, fileError } from './file/check-file.js'
import { jsonFault } from './file/json-fault.js'

/**
 * Reads a JSON file (UTF-8, with or without a byte-order mark).
 *
 * @returns its value, or what is wrong: no file, a folder, an empty file, another encoding, or the line and column
 *   where it stops being JSON
 */
export function readJson(path: string): Result<unknown> {
  const file = basename(path)
  const checked = checkFile(path)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return { ok: false, issues: [fileError(file, error)] }
  }
  const text = utf8(bytes)
  if (text === null) {
    const sides = { expected: 'UTF-8', received: 'another encoding, or a damaged file' }
    return { ok: false, issues: [issue({ code: 'file-encoding', file, ...sides })] }
  }
  try {
    return { ok: true, value: JSON.parse(text), issues: [] }
  } catch {
    const { line, column } = jsonFault(text)
    const received = `something else in line ${line}, column ${column}`
    return {
      ok: false,
      issues: [issue({ code: 'json-invalid', file, expected: 'JSON', received })],
    }
  }
}

/** Text without a byte-order mark; null where the bytes are no UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
