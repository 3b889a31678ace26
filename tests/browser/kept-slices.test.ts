import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  closeSync,
  existsSync,
  mountBlob,
  openSync,
  readSync,
  statSync,
} from '../../src/browser/node/fs.js'

const SLICE = 1 << 22
const MOST_KEPT = 1 << 28

/** A range of bytes that was asked for. */
type Asked = readonly [from: number, to: number]

/** A blob whose bytes are made when they are asked for, so that it can be of any size. */
interface FakeBlob {
  readonly size: number
  readonly from: number
  readonly asked: Asked[]
  readonly salt: number
  readonly slice: (from: number, to: number) => FakeBlob
}

function fakeBlob(size: number, salt = 0, from = 0, asked: Asked[] = []): FakeBlob {
  return {
    ...{ size, from, asked, salt },
    slice: (begin, end) => {
      const [first, last] = [Math.min(begin, size), Math.min(Math.max(begin, end), size)]
      return fakeBlob(last - first, salt, from + first, asked)
    },
  }
}

const mount = (path: string, blob: FakeBlob): (() => void) => mountBlob(path, blob as never)

/** Different from byte to byte and from slice to slice. */
const byteAt = (at: number, salt: number): number => (at * 7 + (at >> 13) + salt) & 255

function bytesOf(from: number, length: number, salt = 0): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at++) bytes[at] = byteAt(from + at, salt)
  return bytes
}

/** What a Web Worker has, of fake blobs. */
class FakeReader {
  readAsArrayBuffer({ from, size, asked, salt }: FakeBlob): ArrayBufferLike {
    asked.push([from, from + size])
    return bytesOf(from, size, salt).buffer
  }
}

beforeEach(() => {
  vi.stubGlobal('FileReaderSync', FakeReader)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** Reads from a position; what stands around in the target must stay. */
function expectRead(path: string, position: number, length: number, expected: Uint8Array): void {
  const descriptor = openSync(path)
  const target = new Uint8Array(length + 20).fill(99)
  const done = readSync(descriptor, target, 10, length, position)
  closeSync(descriptor)
  expect(done).toBe(expected.length)
  expect(Buffer.compare(target.subarray(10, 10 + done), expected)).toBe(0)
  expect([...target.subarray(0, 10)]).toEqual(new Array(10).fill(99))
  expect([...target.subarray(10 + done, 30 + done)].every((byte) => byte === 99)).toBe(true)
}

describe('a file on a page', () => {
  const size = 3 * SLICE + 1000

  it.each<[string, number, number]>([
    ['the beginning', 0, 100],
    ['across the end of a slice', SLICE - 3, 7],
    ['to the end of a slice', SLICE - 50, 50],
    ['from the beginning of a slice', SLICE, 50],
    ['more than a slice', SLICE - 1, SLICE + 2],
    ['all of it', 0, size],
    ['nothing', 12, 0],
    ['one byte', 2 * SLICE - 1, 1],
    ['the last byte', size - 1, 1],
  ])('has the bytes that were asked for: %s', (_, position, length) => {
    mount('file.csv', fakeBlob(size))
    expectRead('file.csv', position, length, bytesOf(position, length))
  })

  it.each<[string, number, number, number]>([
    ['that reach beyond its end', size - 10, 100, 10],
    ['from its end on', size, 100, 0],
    ['from far behind it', size + 5 * SLICE, 100, 0],
    ['over its last slice', 2 * SLICE + 5, 2 * SLICE, SLICE + 995],
  ])('has as many as there are: %s', (_, position, length, expected) => {
    mount('file.csv', fakeBlob(size))
    expectRead('file.csv', position, length, bytesOf(position, expected))
  })

  it.each([1, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE])('ends where it ends: %d bytes', (own) => {
    mount('file.csv', fakeBlob(own))
    expectRead('file.csv', 0, own + 10, bytesOf(0, own))
    expectRead('file.csv', own - 1, 10, bytesOf(own - 1, 1))
    expectRead('file.csv', own, 10, new Uint8Array(0))
  })

  it('without a byte has none', () => {
    mount('empty.csv', fakeBlob(0))
    expectRead('empty.csv', 0, 10, new Uint8Array(0))
  })
})

describe('bytes of a file on a page', () => {
  it('come from the browser once, in slices, however often they are read', () => {
    const blob = fakeBlob(2 * SLICE + 500)
    mount('file.csv', blob)
    for (let time = 0; time < 3; time++)
      for (let at = 0; at < blob.size; at += 1_000_003)
        expectRead('file.csv', at, 2000, bytesOf(at, Math.min(2000, blob.size - at)))
    expectRead('file.csv', 0, blob.size, bytesOf(0, blob.size))
    expect(blob.asked).toEqual([
      [0, SLICE],
      [SLICE, 2 * SLICE],
      [2 * SLICE, blob.size],
    ])
  })

  it('come only as far as they are read', () => {
    const blob = fakeBlob(4 * SLICE)
    mount('file.csv', blob)
    expectRead('file.csv', 2 * SLICE + 7, 10, bytesOf(2 * SLICE + 7, 10))
    expect(blob.asked).toEqual([[2 * SLICE, 3 * SLICE]])
  })

  it('are kept up to 256 MB, and of a larger file come again each time, no more than wanted', () => {
    const [small, large] = [fakeBlob(MOST_KEPT), fakeBlob(MOST_KEPT + 1)]
    mount('small.csv', small)
    mount('large.csv', large)
    for (let time = 0; time < 2; time++)
      for (const path of ['small.csv', 'large.csv'])
        expectRead(path, SLICE - 5, 10, bytesOf(SLICE - 5, 10))
    expect(small.asked).toEqual([
      [0, SLICE],
      [SLICE, 2 * SLICE],
    ])
    expect(large.asked).toEqual([
      [SLICE - 5, SLICE + 5],
      [SLICE - 5, SLICE + 5],
    ])
    expectRead('large.csv', large.size - 3, 10, bytesOf(large.size - 3, 3))
    expectRead('large.csv', large.size, 10, new Uint8Array(0))
  })
})

describe('a path on a page', () => {
  it('has the file that was mounted last, and forgets it once', () => {
    const [first, second] = [fakeBlob(100, 1), fakeBlob(200, 2)]
    const forgetFirst = mount('path.csv', first)
    expect(statSync('path.csv').size).toBe(100)
    const forgetSecond = mount('path.csv', second)
    forgetFirst()
    expect(existsSync('path.csv')).toBe(true)
    expect(statSync('path.csv').size).toBe(200)
    expectRead('path.csv', 0, 300, bytesOf(0, 200, 2))
    forgetSecond()
    expect(existsSync('path.csv')).toBe(false)
    expect(() => openSync('path.csv')).toThrow('no such file')
    expect(() => statSync('path.csv')).toThrow('no such file')
    mount('path.csv', first)
    forgetSecond()
    expectRead('path.csv', 0, 300, bytesOf(0, 100, 1))
  })

  it('that is forgotten takes no other with it', () => {
    const forget = mount('one.csv', fakeBlob(10, 1))
    mount('other.csv', fakeBlob(10, 2))
    forget()
    expect(existsSync('one.csv')).toBe(false)
    expectRead('other.csv', 0, 10, bytesOf(0, 10, 2))
  })

  it('that is mounted anew has the bytes of the new file, and who had it open keeps the old', () => {
    mount('path.csv', fakeBlob(50, 1))
    expectRead('path.csv', 0, 50, bytesOf(0, 50, 1))
    const open = openSync('path.csv')
    mount('path.csv', fakeBlob(50, 2))
    expectRead('path.csv', 0, 50, bytesOf(0, 50, 2))
    const target = new Uint8Array(50)
    expect(readSync(open, target, 0, 50, 0)).toBe(50)
    expect(target).toEqual(bytesOf(0, 50, 1))
    closeSync(open)
    expect(() => readSync(open, target, 0, 50, 0)).toThrow('not open')
  })
})
