import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as browser from '../src/browser/index.js'
import * as cohort from '../src/cohort/index.js'
import * as core from '../src/index.js'
import * as io from '../src/io/index.js'
import * as parse from '../src/parse.js'
import * as report from '../src/report/index.js'
import * as risk from '../src/risk/index.js'
import { codeBlocks, compileBlock } from './support/code-blocks.js'
import { sourceFiles } from './support/source-files.js'

const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].filter(existsSync)
const ENTRIES: Readonly<Record<string, object>> = {
  mindgauge: core,
  'mindgauge/parse': parse,
  'mindgauge/risk': risk,
  'mindgauge/cohort': cohort,
  'mindgauge/io': io,
  'mindgauge/report': report,
  'mindgauge/browser': browser,
}
const INSTRUMENT = /^mindgauge\/instruments\/([^/]+)(?:\/([^/]+))?$/

/** What a block may import, from the sources. */
async function modules(name: string): Promise<object> {
  const entry = ENTRIES[name]
  if (entry !== undefined) return entry
  const json = /^mindgauge\/((?:instruments|norms|protocols)\/.+\.json)$/.exec(name)?.[1]
  if (json !== undefined) return { default: JSON.parse(readFileSync(json, 'utf8')) }
  const [, id, variant] = INSTRUMENT.exec(name) ?? []
  if (id === undefined) return import(name)
  const document: unknown = JSON.parse(readFileSync(`instruments/${id}/instrument.json`, 'utf8'))
  const parsed = parse.parseInstrument(document, variant === undefined ? {} : { variant })
  if (!parsed.ok) throw new Error(`${name} does not parse`)
  return { default: parsed.value }
}

/** Numbers within 1e-12 relative, everything else deeply equal. */
function expectClose(actual: unknown, expected: unknown): void {
  if (typeof actual === 'number' && typeof expected === 'number' && Number.isFinite(expected)) {
    const allowed = 1e-12 * Math.max(1, Math.abs(expected))
    const says = `${actual}, shown as ${expected}`
    expect(Math.abs(actual - expected), says).toBeLessThanOrEqual(allowed)
  } else expect(actual).toEqual(expected)
}

const texts = [
  ...sourceFiles().map(({ path, text }) => ({ file: `src/${path}`, text })),
  ...DOCUMENTS.map((file) => ({ file, text: readFileSync(file, 'utf8') })),
]
const examples = texts.flatMap(({ file, text }) =>
  codeBlocks(text)
    .filter(({ language }) => language === 'ts' || language === 'js')
    .map(({ code, line }) => ({ file, code, line })),
)

describe('executable examples', () => {
  it('a wrong value in a block fails', async () => {
    const run = compileBlock('add(1, 2) // => 4', {
      add: (a: number, b: number) => a + b,
      expectClose,
    })
    await expect(run()).rejects.toThrow('expected')
  })

  it.each(examples)('$file:$line does what it shows', async ({ code }) => {
    const names = Object.assign({}, ...Object.values(ENTRIES))
    await compileBlock(code, { ...names, modules, expectClose })()
  })
})
