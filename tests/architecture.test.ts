import { dirname, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, sourceFiles } from './support/source-files.js'

/** Pure, from left to right. */
const CORE = [
  'issue',
  'schema',
  'stat',
  'table',
  'kernel',
  'instrument',
  'norm',
  'score',
  'risk',
  'cohort',
]
const ROOMS = [...CORE, 'report', 'io', 'batch', 'cli', 'browser']
const STRANGERS = new Set(['report → io', 'io → report', 'batch → report', 'browser → cli'])
/** Pages are written as they are made, thousands a second: the one place where files and pages meet below `cli`. */
const PAGE_WRITERS = 'batch/report/'

/** The one file through which a third-party package comes in. */
const DOORS: Readonly<Record<string, string>> = {
  ajv: 'schema/validators.ts',
  '@noble/hashes': 'schema/fingerprint.ts',
  docx: 'report/document/docx/word.ts',
  echarts: 'report/charts/echarts.ts',
  hyparquet: 'io/formats/parquet/read-parquet.ts',
  'hyparquet-writer': 'io/formats-out/parquet/write-parquet.ts',
  papaparse: 'io/read-csv.ts',
  yauzl: 'io/formats/xlsx/zip-parts.ts',
}

/** What a pure core cannot reach: the machine, the clock, the locale, chance, code made at run time. */
const IMPURE =
  /\b(?:process|globalThis|Buffer)\.|\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bnew Function\(|\beval\(|\bsetTimeout\(|\btoLocale\w*\(|\blocaleCompare\(|\bIntl\.|\bconsole\.|\bfetch\(/

/** Doors to the outside of the pure rooms: the entry files beside them. */
const ENTRY_FILES = ['index.ts', 'parse.ts', 'scorer.ts']

const LONGEST_FILE = 250

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

const files = sourceFiles()

it('the architecture test sees every form of import', () => {
  const text = `import type { A } from './a.js'\nexport * from './b.js'\nimport './c.js'\nconst d = await import('d')\nimport {\n  E,\n} from 'node:e'`
  expect(importsOf(text)).toEqual(['./a.js', './b.js', './c.js', 'd', 'node:e'])
})

it('every source file is in a room or is an entry file', () => {
  const homeless = files.filter(
    ({ path, room }) => !ROOMS.includes(room) && !ENTRY_FILES.includes(path),
  )
  expect(homeless.map(({ path }) => path)).toEqual([])
})

describe.each(files.filter(({ room }) => ROOMS.includes(room)))('$path', (file) => {
  const isCore = CORE.includes(file.room)

  it('imports from rooms to its left, and packages by their one door', () => {
    for (const target of file.imports) {
      const says = `${file.path} imports ${target}`
      if (target.startsWith('.')) {
        const to = normalize(`${dirname(file.path)}/${target}`).split('/')[0] ?? ''
        expect(ROOMS, says).toContain(to)
        expect(ROOMS.indexOf(to), says).toBeLessThanOrEqual(ROOMS.indexOf(file.room))
        const isPageWriter = to === 'report' && file.path.startsWith(PAGE_WRITERS)
        expect(STRANGERS.has(`${file.room} → ${to}`) && !isPageWriter, says).toBe(false)
      } else if (target.startsWith('node:')) expect(isCore, says).toBe(false)
      else expect(DOORS[packageOf(target)], says).toBe(file.path)
    }
  })

  it('prints and ends the process only in cli', () => {
    if (file.room !== 'cli')
      expect(withoutComments(file.text)).not.toMatch(/\bconsole\.|\bprocess\.exit/)
  })

  it('is pure where it belongs to the core', () => {
    if (isCore) expect(withoutComments(file.text).match(IMPURE)?.[0]).toBeUndefined()
  })

  it(`has at most ${LONGEST_FILE} lines`, () => {
    expect(file.text.split('\n').length - 1).toBeLessThanOrEqual(LONGEST_FILE)
  })
})
