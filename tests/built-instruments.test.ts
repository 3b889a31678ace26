import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listInstruments, loadInstrument } from '../src/io/catalogue.js'
import { shippedFile } from '../src/io/shipped-files.js'
import { workplace } from './cli/run-command.js'

/** `dist/`, which the test command builds before. */
const NAMES = listInstruments().flatMap((id) => {
  const { scoring } = JSON.parse(readFileSync(shippedFile('instruments', id), 'utf8'))
  const variants = Object.keys(scoring.variants ?? {})
  return [{ id, name: id }, ...variants.map((variant) => ({ id, name: `${id}@${variant}` }))]
})

const place = workplace()
afterAll(place.remove)

describe.each(NAMES)('the build of $name', ({ id, name }) => {
  const text = readFileSync(`dist/instruments/${name.replace('@', '/')}.js`, 'utf8')

  it('is what its file says, and names the bytes that it was made of', () => {
    const parsed = loadInstrument(name)
    const [, built = '', digest] =
      /^export default (.*)\n\/\/ Of ([0-9a-f]{64})\n$/s.exec(text) ?? []
    expect(JSON.parse(built)).toEqual(parsed.ok ? parsed.value : parsed.issues)
    const bytes = readFileSync(shippedFile('instruments', id))
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

it('an instrument whose file is no longer the one that was built is parsed anew', () => {
  for (const part of ['dist', 'instruments', 'package.json'])
    cpSync(part, place.path(`package/${part}`), { recursive: true })
  symlinkSync(resolve('node_modules'), place.path('package/node_modules'))
  const file = place.path('package/instruments/phq-9/instrument.json')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('1.0.0', '9.9.9'))
  // In a process of its own: a test runner reads modules in its own way.
  const program = `import { loadInstrument } from ${JSON.stringify(place.path('package/dist/io.js'))}
    const versionOf = (name) => loadInstrument(name).value?.version
    console.log(JSON.stringify([versionOf('phq-9'), versionOf('gad-7')]))`
  const words = ['--input-type=module', '--eval', program]
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  const gad7 = loadInstrument('gad-7')
  expect(JSON.parse(stdout || '[]'), stderr).toEqual(['9.9.9', gad7.ok && gad7.value.version])
})
