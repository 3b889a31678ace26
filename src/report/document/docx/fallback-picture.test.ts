import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fallbackPicture } from './fallback-picture.js'

describe('fallbackPicture', () => {
  it.each([
    [600, 200, 213],
    [720, 480, 427],
    [900, 20, 64],
    [100, 4000, 1600],
  ])('of %d × %d is a PNG of %d rows whose checksums agree', (width, height, rows) => {
    const png = Buffer.from(fallbackPicture(width, height))
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    const data: Buffer[] = []
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at)
      const name = png.toString('latin1', at + 4, at + 8)
      const body = png.subarray(at + 8, at + 8 + length)
      expect(png.readUInt32BE(at + 8 + length), name).toBe(
        crc32(png.subarray(at + 4, at + 8 + length)),
      )
      if (name === 'IHDR') expect([body.readUInt32BE(0), body.readUInt32BE(4)]).toEqual([640, rows])
      if (name === 'IDAT') data.push(body)
      at += 12 + length
    }
    expect(inflateSync(Buffer.concat(data))).toHaveLength(rows * 321)
  })
})
