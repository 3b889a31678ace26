import { describe, expect, it } from 'vitest'
import { QUESTIONS, readWhole, withFile } from '../../tests/support/answer-files.js'
import { openMapped } from './open-mapped.js'

const ROWS = [
  'q1,q2,q3,t1',
  'first,"second, and",third,fourth',
  '"{""ImportId"":""A""}","{""ImportId"":""B\n""}",x,y',
  '0,1,2,3',
  '3,2,1,0',
]

const read = (content: string | Uint8Array, headerRows: number) =>
  withFile(content, (path) => {
    const opened = openMapped(path, [QUESTIONS], { map: { headerRows } })
    if (!opened.ok) throw new Error(opened.issues[0]?.message)
    return readWhole(opened.value)
  })

describe('rows that name the columns are no sheets', () => {
  const text = `${ROWS.join('\n')}\n`
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  it.each([
    ['UTF-8', text],
    ['UTF-16', wide],
    ['carriage returns and newlines', text.replaceAll('\n', '\r\n')],
  ])('in %s', (_, content) => {
    const whole = read(content, 3)
    expect(whole.answers).toEqual([['0 1 2 3'], ['3 2 1 0']])
    expect([whole.rows, whole.counts.rows, whole.issues]).toEqual([[1, 2], 2, []])
  })

  it('without headerRows they are read as rows, and every cell that is no answer is an issue', () => {
    const whole = read(text, 1)
    expect(whole.counts.rows).toBe(4)
    expect(whole.issues.length).toBe(8)
  })
})
