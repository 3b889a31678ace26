import { describe, expect, it } from 'vitest'
import { fileError } from './check-file.js'

const systemError = (code: string) => Object.assign(new Error('failed'), { code })

describe('fileError', () => {
  it.each([
    ['ENOENT', 'file-not-found', 'no such file'],
    ['ENOTDIR', 'file-not-found', 'no such file'],
    ['EACCES', 'file-unreadable', 'EACCES'],
  ])('%s of the system is said of the file', (code, expected, received) => {
    expect(fileError('a.csv', systemError(code))).toMatchObject({ code: expected, received })
  })

  it.each([[new TypeError('x is not a function')], ['text']])(
    'a fault of ours, %s, is thrown on and never said of the file',
    (error) => {
      expect(() => fileError('a.csv', error)).toThrow(error instanceof Error ? error : 'text')
    },
  )
})
