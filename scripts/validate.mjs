// Checks every instrument, norm table and protocol that is shipped, with the built command line.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

// Lists that are read as they are and have tests of their own.
const LISTS = new Set(['instruments/left-out.json', 'instruments/words-zh.json'])

const files = ['instruments', 'norms', 'protocols']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => file.endsWith('.json'))
  .filter((file) => !file.endsWith('golden.json') && !file.endsWith('.schema.json'))
  .filter((file) => !LISTS.has(file))
  .sort()

const { status } = spawnSync(process.execPath, ['dist/cli.js', 'validate', ...files], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
