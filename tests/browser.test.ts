import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Files, scoreSheets } from './support/score-sheets.js'

const read = (file: string): string => readFileSync(file, 'utf8')
const instruments = readdirSync('instruments').filter((id) =>
  existsSync(join('instruments', id, 'instrument.json')),
)

/** A page under a Content-Security-Policy without `unsafe-eval`, and without anything of Node. */
const page = createContext({}, { codeGeneration: { strings: false, wasm: false } })

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/support/score-sheets.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'mindgauge',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

describe('in a bare JavaScript context', () => {
  beforeAll(async () => {
    runInContext(await bundle(), page)
  })

  it('nothing of Node is there, and no code can be made from text', () => {
    const here = 'typeof process + typeof require + typeof Buffer + typeof setTimeout'
    expect(runInContext(here, page)).toBe('undefined'.repeat(4))
    expect(() => runInContext('new Function("return 1")', page)).toThrow('Code generation')
  })

  it.each(instruments)('1,000 sheets of %s give the same bytes as in Node', (id) => {
    const tables = existsSync(join('norms', id))
      ? readdirSync(join('norms', id)).map((name) => read(join('norms', id, name)))
      : []
    // Two tables of one instrument may claim the same scale, and are then used one at a time.
    for (const norms of tables.length < 2 ? [tables] : tables.map((table) => [table])) {
      const files: Files = { instrument: read(`instruments/${id}/instrument.json`), norms }
      page['files'] = JSON.stringify(files)
      const there: unknown = runInContext('mindgauge.scoreSheets(JSON.parse(files), 1000)', page)
      expect(there).toBe(scoreSheets(files, 1000))
    }
  })
})
