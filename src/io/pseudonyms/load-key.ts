import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { issue, type Result } from '../../issue/issue.js'
import { checkFile, fileError } from '../file/check-file.js'

const SHORTEST = 16

/** The key of pseudonyms from a file, without blanks and line ends around it. It is never shown. */
export function loadKey(path: string): Result<Buffer> {
  const file = basename(path)
  const checked = checkFile(path, file)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  try {
    const key = Buffer.from(readFileSync(path, 'latin1').trim(), 'latin1')
    if (key.length >= SHORTEST) return { ok: true, value: key, issues: [] }
    const sides = {
      expected: `a key of at least ${SHORTEST} characters`,
      received: 'a shorter one',
    }
    return { ok: false, issues: [issue({ code: 'file-unreadable', file, ...sides })] }
  } catch (error) {
    return { ok: false, issues: [fileError(file, error)] }
  }
}
