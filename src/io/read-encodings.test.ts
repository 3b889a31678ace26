import { describe, expect, it } from 'vitest'
import { readText } from '../../tests/support/answer-files.js'

const B = 255

describe('encodings', () => {
  const content = 'student,school,q1,q2,q3,t1\r\n１,第一中学,0,1,2,3\r\n2,第二中学,３,,,12\r\n'
  const expected = readText(content)
  /** 第一中学 and 第二中学 in GBK. */
  const gbk = (): Buffer => {
    const codes: Record<string, number[]> = {
      ...{ 第: [0xb5, 0xda], 一: [0xd2, 0xbb], 二: [0xb6, 0xfe], 中: [0xd6, 0xd0] },
      ...{ 学: [0xd1, 0xa7], '１': [0xa3, 0xb1], '３': [0xa3, 0xb3] },
    }
    return Buffer.from([...content].flatMap((unit) => codes[unit] ?? [unit.charCodeAt(0)]))
  }
  const big = Buffer.from(`\ufeff${content}`, 'utf16le').swap16()

  it('the sample reads as meant', () => {
    expect(expected.levels).toEqual(['school=第一中学', 'school=第二中学'])
    expect(expected.answers).toEqual([['0 1 2 3'], [`3 ${B} ${B} 12`]])
    expect(expected.students).toEqual(['1', '2'])
  })

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${content}`)],
    ['LF', Buffer.from(content.replaceAll('\r\n', '\n'))],
    ['CR alone', Buffer.from(content.replaceAll('\r\n', '\r'))],
    ['no line end at the end', Buffer.from(content.trimEnd())],
    ['GB18030', gbk()],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['UTF-16 big-endian', big],
    ['semicolons', Buffer.from(content.replaceAll(',', ';'))],
    ['tabs', Buffer.from(content.replaceAll(',', '\t'))],
  ])('%s gives the same rows', (_, bytes) => {
    expect(readText(bytes)).toEqual(expected)
  })
})
