import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/run.js'

/** What a command said and how it ended. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command in this process. */
export async function mindgauge(...words: readonly string[]): Promise<Ended> {
  let out = ''
  let err = ''
  const code = await run(words, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    outBytes: (bytes) => {
      out += Buffer.from(bytes).toString('utf8')
    },
    isTerminal: false,
    signal: new AbortController().signal,
  })
  return { code, out, err }
}

/** A folder of its own for one test file. */
export interface Workplace {
  readonly path: (name: string) => string
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly read: (name: string) => string
  readonly has: (name: string) => boolean
  /** Names in a folder, hidden ones included. */
  readonly list: (name: string) => string[]
  readonly remove: () => void
}

export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-test-'))
  const path = (name: string): string => join(folder, name)
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), content)
      return path(name)
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    has: (name) => existsSync(path(name)),
    list: (name) => (existsSync(path(name)) ? readdirSync(path(name)).sort() : []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Rows of a CSV text without line ends in cells, as records. */
export function records(text: string): Record<string, string>[] {
  const [header = [], ...rows] = text.trimEnd().split('\n').map(cellsOf)
  return rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  )
}

function cellsOf(line: string): string[] {
  const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)]
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
