import { closeSync, openSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { FormatError } from './format-error.js'
import type { ReadLimits } from './limits.js'
import { stagedHeader, stagedLine, unreadableLine } from './staged-line.js'
import type { TableSource } from './table-source.js'

const MANY = 1 << 20

/**
 * Writes a table source as tab-separated UTF-8, from which the ordinary reader takes it with all that it can do:
 * several passes, parts side by side, the byte path where no cell needs quotes. A row that cannot be read becomes a
 * line with cells beyond the header, which the reader rejects, so that the accounts and the row numbers stay right.
 * Where columns have come to light with the rows, all is written anew.
 *
 * @param signal - stops the work; its reason is thrown
 */
export async function stageTable(
  source: TableSource,
  path: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<void> {
  let width = -1
  while (source.columns.length > width) {
    const isFirst = width < 0
    const header = stagedHeader(source.columns.map(({ name }) => name))
    if (header.length > limits.headerLength) throw tooManyColumns(limits)
    width = source.columns.length
    const file = openSync(path, isFirst ? 'wx' : 'w', 0o600)
    try {
      await writeRows(source, file, header, signal)
    } finally {
      closeSync(file)
    }
  }
}

async function writeRows(
  source: TableSource,
  file: number,
  header: string,
  signal?: AbortSignal,
): Promise<void> {
  const width = source.columns.length
  const pause = async (): Promise<void> => {
    await setImmediate()
    signal?.throwIfAborted()
  }
  let text = header
  for await (const batch of source.batches()) {
    if (batch instanceof Uint8Array) {
      writeAll(file, text)
      writeBytes(file, batch)
      text = ''
      await pause()
      continue
    }
    for (const row of batch) {
      text += row === null ? unreadableLine(width) : stagedLine(row, width)
      if (text.length < MANY) continue
      writeAll(file, text)
      text = ''
      await pause()
    }
  }
  writeAll(file, text)
}

const writeAll = (file: number, text: string): void => writeBytes(file, Buffer.from(text, 'utf8'))

function writeBytes(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function tooManyColumns({ headerLength }: ReadLimits): FormatError {
  const expected = `column names of at most ${headerLength} characters in all`
  return new FormatError({ code: 'file-unsafe', expected, received: 'more' })
}
