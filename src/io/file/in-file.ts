import type { Issue } from '../../issue/issue.js'

/** An issue with the name of its file, in the message too. */
export function inFile(found: Issue, file: string): Issue {
  if (found.file !== undefined) return found
  const hasPlace =
    found.row !== undefined || (found.column ?? '') !== '' || (found.path ?? '') !== ''
  const message = `${file}${hasPlace ? ', ' : ': '}${found.message}`
  return { ...found, file, message }
}
