import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A module whose default export is the parsed instrument, and its types with the scale ids spelled out. */
function writeModule(file, instrument, depth) {
  const ids = instrument.scales.map((scale) => JSON.stringify(scale.id))
  const scaleIds = ids.length === 0 ? 'never' : ids.join(' | ')
  const about = `${instrument.names.en}${instrument.variant === null ? '' : `, variant ${instrument.variant}`}, version ${instrument.version}, parsed.`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.js`, `export default ${JSON.stringify(instrument)}\n`)
  writeFileSync(
    `${file}.d.ts`,
    `import type { Instrument } from '${'../'.repeat(depth)}index.js'\n\n` +
      `/** ${about} */\ndeclare const instrument: Instrument<${scaleIds}>\nexport default instrument\n`,
  )
}

/**
 * Writes `instruments/<id>.js` for every instrument, in its default variant, and `instruments/<id>/<variant>.js` for
 * each of its variants, with the parser that was just built.
 *
 * @param {string} target - folder of the build
 * @returns {Promise<number>} how many modules were written
 */
export async function writeInstrumentModules(target) {
  const { parseInstrument } = await import(pathToFileURL(resolve(target, 'parse.js')).href)
  let count = 0
  for (const id of readdirSync('instruments').sort()) {
    const source = join('instruments', id, 'instrument.json')
    if (!existsSync(source)) continue
    const document = JSON.parse(readFileSync(source, 'utf8'))
    const parse = (options) => {
      const result = parseInstrument(document, options)
      if (result.ok) return result.value
      throw new Error(`${source}: ${result.issues.map((issue) => issue.message).join('; ')}`)
    }
    writeModule(join(target, 'instruments', id), parse(), 1)
    count++
    for (const variant of Object.keys(document.scoring.variants ?? {})) {
      writeModule(join(target, 'instruments', id, variant), parse({ variant }), 2)
      count++
    }
  }
  return count
}
