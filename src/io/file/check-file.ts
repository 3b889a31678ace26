import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Issue, issue } from '../../issue/issue.js'

/** Whether there is a file with something in it at `path`: the issue that says not, or its size in bytes. */
export function checkFile(path: string): { readonly size: number } | { readonly issue: Issue } {
  const file = basename(path)
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { issue: unreadable(file, 'a folder') }
    if (stat.size > 0) return { size: stat.size }
    const expected = 'a file with something in it'
    return { issue: issue({ code: 'file-empty', file, expected, received: 'an empty file' }) }
  } catch (error) {
    return { issue: fileError(file, error) }
  }
}

/** The issue that stands for an error of the file system. */
export function fileError(file: string, error: unknown): Issue {
  const code = errorCode(error)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return unreadable(file, code)
  return issue({ code: 'file-not-found', file, expected: 'a file', received: 'no such file' })
}

/** The system's code of an error, such as `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error'
}

function unreadable(file: string, received: string): Issue {
  return issue({ code: 'file-unreadable', file, expected: 'a file that can be read', received })
}
