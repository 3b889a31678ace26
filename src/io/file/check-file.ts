import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Issue, issue } from '../../issue/issue.js'

/** A file of so many bytes, or the issue that says why not. */
export type CheckedFile = { readonly size: number } | { readonly issue: Issue }

/** Whether there is a text with something in it at `path`: the issue that says not, or its size in bytes. */
export function checkFile(path: string, file: string = basename(path)): CheckedFile {
  const checked = checkPresence(path, file)
  if ('issue' in checked) return checked
  try {
    const workbook = workbookKind(path)
    return workbook === null
      ? checked
      : { issue: unreadable(file, workbook, 'text, such as a CSV file') }
  } catch (error) {
    return { issue: fileError(file, error) }
  }
}

/** Whether there is a file of any kind with something in it at `path`. */
export function checkPresence(path: string, file: string = basename(path)): CheckedFile {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { issue: unreadable(file, 'a folder') }
    if (!stat.isFile()) return { issue: unreadable(file, 'a device or a pipe') }
    if (stat.size > 0) return { size: stat.size }
    const expected = 'a file with something in it'
    return { issue: issue({ code: 'file-empty', file, expected, received: 'an empty file' }) }
  } catch (error) {
    return { issue: fileError(file, error) }
  }
}

/**
 * The issue that stands for an error of the file system.
 *
 * @throws the error itself where it has no code of the system: it is a fault of ours and not of the file
 */
export function fileError(file: string, error: unknown): Issue {
  if (!(error instanceof Error && 'code' in error)) throw error
  const code = errorCode(error)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return unreadable(file, code)
  return issue({ code: 'file-not-found', file, expected: 'a file', received: 'no such file' })
}

/** The system's code of an error, such as `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error'
}

function unreadable(file: string, received: string, expected = 'a file that can be read'): Issue {
  return issue({ code: 'file-unreadable', file, expected, received })
}

/** First bytes of files that are often taken for tables of text, and what they are. */
const WORKBOOKS: readonly (readonly [start: string, kind: string])[] = [
  ['504b0304', 'a workbook (.xlsx) or another zip file: save its sheet as CSV'],
  ['d0cf11e0', 'a workbook (.xls): save its sheet as CSV'],
]

function workbookKind(path: string): string | null {
  const start = Buffer.alloc(4)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, start, 0, start.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return WORKBOOKS.find(([bytes]) => bytes === start.toString('hex'))?.[1] ?? null
}
