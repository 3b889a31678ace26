import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { rawChunks } from './raw-chunks.js'

const CHUNK = 1 << 20
const NEWLINE = 10
const folder = mkdtempSync(join(tmpdir(), 'mindgauge-chunks-'))
const path = join(folder, 'lines')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('wherever lines end, the chunks of a file are the file, and each ends with a line', () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: -2, max: 2 }))
  const longest = fc.integer({ min: 1, max: 9000 })
  fc.assert(
    fc.property(
      size,
      longest,
      fc.integer({ min: 0, max: 5000 }),
      ([chunks, more], length, from) => {
        const bytes = Buffer.alloc(chunks * CHUNK + more, 'a')
        for (let at = length; at < bytes.length; at += 1 + ((at * 7) % length)) bytes[at] = NEWLINE
        writeFileSync(path, bytes)
        const pieces: Buffer[] = []
        for (const chunk of rawChunks(path, from, bytes.length)) {
          const isLast =
            pieces.reduce((sum, piece) => sum + piece.length, 0) + chunk.length ===
            bytes.length - from
          expect(isLast || chunk.at(-1) === NEWLINE).toBe(true)
          pieces.push(Buffer.from(chunk))
        }
        expect(Buffer.concat(pieces).equals(bytes.subarray(from))).toBe(true)
      },
    ),
    { numRuns: 25 },
  )
})
