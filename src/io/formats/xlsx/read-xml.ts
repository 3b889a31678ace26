import { TextDecoder } from 'node:util'
import { damaged } from '../format-error.js'
import { type XmlHandler, xmlScanner } from './scan-xml.js'
import type { ZipParts } from './zip-parts.js'

/** Reads one part of a workbook as XML, piece by piece; control comes back after each. */
export async function* scanPart(
  parts: ZipParts,
  name: string,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const scanner = xmlScanner(handler)
  let decoder: TextDecoder | null = null
  for await (const bytes of parts.read(name)) {
    decoder ??= new TextDecoder(encodingOf(bytes))
    scanner.push(decoder.decode(bytes, { stream: true }))
    yield
  }
  if (decoder === null) throw damaged('workbook', 'one with an empty part')
  scanner.push(decoder.decode())
  scanner.end()
  yield
}

/** Reads one small part whole. */
export async function readPart(parts: ZipParts, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of scanPart(parts, name, handler));
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}
