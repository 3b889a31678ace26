import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { scorerModule, scorerTypes } from './scorer-modules.mjs'

/**
 * Two modules: one whose default export is the parsed instrument, one whose default export scores it; and their types
 * with the scale ids spelled out. The digest is that of the file, so that whoever reads the module knows whether it still
 * is what the file says.
 */
function writeModules(target, name, instrument, compiled, digest) {
  const up = '../'.repeat(name.split('/').length)
  const spelled = instrument.scales.map((scale) => JSON.stringify(scale.id))
  const ids = spelled.length === 0 ? 'never' : spelled.join(' | ')
  const about = `${instrument.names.en}${instrument.variant === null ? '' : `, variant ${instrument.variant}`}, version ${instrument.version}`
  const index = `${up}index.js`
  const texts = {
    [`instruments/${name}.js`]: `export default ${JSON.stringify(instrument)}\n// Of ${digest}\n`,
    [`instruments/${name}.d.ts`]:
      `import type { Instrument } from '${index}'\n\n` +
      `/** ${about}, parsed. */\ndeclare const instrument: Instrument<${ids}>\nexport default instrument\n`,
    [`scorers/${name}.js`]: scorerModule(compiled, `${up}scorer.js`),
    [`scorers/${name}.d.ts`]: scorerTypes(compiled, { about: `${about}.`, ids, index }),
  }
  for (const [path, text] of Object.entries(texts)) {
    const file = join(target, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/**
 * Writes `instruments/<id>.js` and `scorers/<id>.js` for every instrument, in its default variant, and
 * `<id>/<variant>.js` beside them for each of its variants, with the library that was just built.
 *
 * @param {string} target - folder of the build
 * @returns {Promise<number>} how many instruments and variants were written
 */
export async function writeInstrumentModules(target) {
  const built = (name) => import(pathToFileURL(resolve(target, name)).href)
  const { parseInstrument } = await built('parse.js')
  const { compileInstrument } = await built('index.js')
  let count = 0
  for (const id of readdirSync('instruments').sort()) {
    const source = join('instruments', id, 'instrument.json')
    if (!existsSync(source)) continue
    const bytes = readFileSync(source)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const document = JSON.parse(bytes.toString('utf8'))
    const write = (name, options) => {
      const result = parseInstrument(document, options)
      if (!result.ok)
        throw new Error(`${source}: ${result.issues.map((issue) => issue.message).join('; ')}`)
      writeModules(target, name, result.value, compileInstrument(result.value), digest)
      count++
    }
    write(id)
    for (const variant of Object.keys(document.scoring.variants ?? {}))
      write(`${id}/${variant}`, { variant })
  }
  return count
}
