import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { issue, type Result } from '../issue/issue.js'
import { checkFile, fileError } from './file/check-file.js'
import { jsonFault } from './file/json-fault.js'

/**
 * Reads a JSON file (UTF-8, with or without a byte-order mark).
 *
 * @returns its value, or what is wrong: no file, a folder, an empty file, or the line and column where it stops being
 *   JSON
 */
export function readJson(path: string): Result<unknown> {
  const file = basename(path)
  const checked = checkFile(path)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    return { ok: false, issues: [fileError(file, error)] }
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
