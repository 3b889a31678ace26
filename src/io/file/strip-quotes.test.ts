import { describe, expect, it } from 'vitest'
import { quoteStripper } from './strip-quotes.js'

/** What is left of the lines, and what begins where they end. */
function stripped(text: string, from = 0, delimiter = ','): [string, string] {
  const bytes = Buffer.from(text)
  const rest = Buffer.from(text)
  const { end, next } = quoteStripper(delimiter.charCodeAt(0)).strip(bytes, from)
  return [bytes.subarray(from, end).toString(), rest.subarray(next).toString()]
}

describe('quoteStripper', () => {
  it.each([
    ['a,b\n1,2\n', 'a,b\n1,2\n'],
    ['"a","b"\n1,2\n"3",4\n', 'a,b\n1,2\n3,4\n'],
    ['"a",""\r\n"",b\r\n', 'a,\r\n,b\r\n'],
    ['""\n"  "\n', '\n  \n'],
    ['"学校"," 2 "\n', '学校, 2 \n'],
    ['a"b\n "a"\nb,[""\r\n', 'a"b\n "a"\nb,[""\r\n'],
    ['"a",b""c"\n', 'a,b""c"\n'],
    ['"a",b"\n', 'a,b"\n'],
  ])('%j means %j', (text, wanted) => {
    expect(stripped(text)).toEqual([wanted, ''])
  })

  it.each([
    ...['"a,b"\n', '"a""b"\n', '"a"b\n', '"a" \n', '"a\n', 'b,"\n', '"a\r"\n'],
    ...['"a\rb",1\n', '""""\n', '"\r\n'],
  ])(
    'the quotes of %j mean something: lines before it are ready, it and those behind are as they were',
    (line) => {
      expect(stripped(`"1",2\n3,4\n${line}"5",6\n`)).toEqual(['1,2\n3,4\n', `${line}"5",6\n`])
    },
  )

  it('begins where it is told to', () => {
    expect(stripped('"a\n"1",2\n', 3)).toEqual(['1,2\n', ''])
    expect(stripped('"a";"b,c"\n', 0, ';')).toEqual(['a;b,c\n', ''])
  })
})
