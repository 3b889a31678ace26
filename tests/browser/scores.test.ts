import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { type AnswerRecord, type Person, score } from '../../src/index.js'
import { INSTRUMENT_IDS } from '../support/library.js'
import { draws, type Files } from '../support/score-sheets.js'
import { READINGS, scorerModules } from '../support/scorer-modules.js'
import { findChromium, resultOfPage } from './chromium.js'
import { type Library, type Scored, scoreLibrary } from './scores-page.js'

const chromium = findChromium()
const read = (file: string): string => readFileSync(file, 'utf8')

/** Every instrument without norms, and with each of its norm tables by itself. */
const FILES: readonly Files[] = INSTRUMENT_IDS.flatMap((id) => {
  const instrument = read(`instruments/${id}/instrument.json`)
  const folder = `norms/${id}`
  const tables = existsSync(folder) ? readdirSync(folder) : []
  return [[], ...tables.map((name) => [read(`${folder}/${name}`)])].map((norms) => ({
    instrument,
    norms,
  }))
})

/** Made-up answers with blanks and answers that are no codes. */
function someSheets(count: number): Library['sheets'] {
  const draw = draws(count)
  const sheetOf = (items: (typeof READINGS)[number]['instrument']['items']): AnswerRecord =>
    Object.fromEntries(
      items.map(({ id, options }) => [
        id,
        draw(15) === 0 ? [null, 77][draw(2)] : options[draw(options.length)]?.code,
      ]),
    )
  return Object.fromEntries(
    READINGS.map(({ name, instrument }) => [
      name,
      Array.from({ length: count }, () => sheetOf(instrument.items)),
    ]),
  )
}

async function script(): Promise<string> {
  const imports = READINGS.map(({ name }, index) => `import s${index} from 'scorer:${name}'\n`)
  const named = READINGS.map(({ name }, index) => `${JSON.stringify(name)}: s${index}`)
  const { outputFiles } = await build({
    stdin: {
      contents: `import { postScores } from './tests/browser/scores-page.ts'\n${imports.join('')}postScores({ ${named} })`,
      resolveDir: '.',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    plugins: [scorerModules],
  })
  return outputFiles[0]?.text ?? ''
}

if (chromium === null)
  it('NOT RUN, no Chromium on this machine: scores of a page are those of Node', () => {
    console.warn('\n*** NO CHROMIUM: scores of a page and of Node were not compared ***\n')
    expect(findChromium()).toBe(null)
  })
else
  it('every instrument, each norm table and every module of one instrument score in a page as in Node, to the byte', async () => {
    const library: Library = { count: 40, files: FILES, sheets: someSheets(10) }
    const csp = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`
    const found = (await resultOfPage(
      chromium,
      {
        '/index.html': `<!doctype html><meta charset="utf-8">${csp}<script type="module" src="/page.js"></script>`,
        '/page.js': await script(),
        '/library.json': JSON.stringify(library),
      },
      100_000,
    )) as { readonly scored: Scored; readonly isCodeRefused: boolean }
    expect(found).toMatchObject({ isCodeRefused: true })
    const here = Object.fromEntries(
      READINGS.map(({ name, instrument }) => [
        name,
        (answers: AnswerRecord, person?: Person) => score(instrument, answers, person),
      ]),
    )
    const expected = scoreLibrary(library, here)
    expect(expected.files.length).toBeGreaterThan(INSTRUMENT_IDS.length)
    const differing = expected.files.flatMap((text, at) =>
      text === found.scored.files[at] ? [] : [library.files[at]?.instrument.slice(0, 200)],
    )
    expect(differing).toEqual([])
    expect(Object.keys(found.scored.modules)).toHaveLength(READINGS.length)
    const modules = READINGS.map(({ name }) => name)
    expect(modules.filter((name) => found.scored.modules[name] !== expected.modules[name])).toEqual(
      [],
    )
  }, 150_000)
