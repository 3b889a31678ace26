import { describe, expect, it } from 'vitest'
import { namesOfFiles } from './names-of-files.js'

describe('files of a command line are called', () => {
  it.each([
    [
      ['a/x.csv', 'b/y.csv'],
      ['x.csv', 'y.csv'],
    ],
    [
      ['a/x.csv', 'b/x.csv', 'y.csv'],
      ['a/x.csv', 'b/x.csv', 'y.csv'],
    ],
    [
      ['p/1/x.csv', 'q/1/x.csv', 'q/2/x.csv'],
      ['p/1/x.csv', 'q/1/x.csv', '2/x.csv'],
    ],
    [
      ['/x.csv', '/a/x.csv'],
      ['/x.csv', 'a/x.csv'],
    ],
    [
      ['x.csv', './x.csv'],
      ['x.csv', 'x.csv'],
    ],
    [[], []],
  ])('%j: %j', (paths, names) => {
    expect(namesOfFiles(paths)).toEqual(names)
  })
})
