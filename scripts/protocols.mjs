// Writes the protocols that are shipped from scripts/protocols/. With --check it writes nothing and exits with 1 where a
// file is not what would be written, or is there and no campaign's.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildProtocols } from './lib/build-protocols.mjs'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'protocols')
const built = buildProtocols()
const textOf = (name) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null
const names = new Set(built.map(({ name }) => name))
const strangers = readdirSync(folder).filter(
  (name) =>
    name.endsWith('.json') &&
    !name.endsWith('.schema.json') &&
    name !== 'tags.json' &&
    !names.has(name),
)
const stale = built.filter(({ name, text }) => textOf(name) !== text)

if (process.argv.includes('--check')) {
  const found = [...stale.map(({ name }) => name), ...strangers]
  for (const name of found) console.error(`protocols/${name} is not what npm run protocols writes`)
  process.exitCode = found.length === 0 ? 0 : 1
} else {
  for (const { name, text } of stale) writeFileSync(join(folder, name), text)
  console.log(`${built.length} protocols, ${stale.length} written`)
  for (const name of strangers) console.error(`protocols/${name} belongs to no campaign`)
}
