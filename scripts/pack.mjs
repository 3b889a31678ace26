// Packs the package as it would be published, from the dist/ that is there, into the file that is named.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { run } from './lib/run.mjs'

const file = resolve(process.argv[2] ?? 'mindgauge.tgz')
const folder = join(dirname(file), `pack-${process.pid}`)
mkdirSync(folder, { recursive: true })
const { status, output } = await run([
  'npm',
  'pack',
  '--ignore-scripts',
  '--pack-destination',
  folder,
])
const [tarball] = readdirSync(folder)
if (status === 0 && tarball !== undefined) renameSync(join(folder, tarball), file)
else console.error(output)
rmSync(folder, { recursive: true, force: true })
process.exit(status)
