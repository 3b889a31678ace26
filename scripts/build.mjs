// Builds dist/: the library, its types, the command line and one module for each instrument.
// The work is done beside dist/ and put in its place at the end, so that dist/ is whole at any moment.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { buildBrowserWorker } from './lib/browser-worker.mjs'
import { writeInstrumentModules } from './lib/instrument-modules.mjs'
import { mergeChunks } from './lib/merge-chunks.mjs'
import { run } from './lib/run.mjs'
import { writeThirdPartyNotices } from './lib/third-party-notices.mjs'

const cache = 'node_modules/.cache/mindgauge'
const target = join(cache, `build-${process.pid}`)

async function step(command) {
  const { status, output } = await run(command)
  if (status === 0) return
  rmSync(target, { recursive: true, force: true })
  process.stderr.write(output)
  process.exit(1)
}

/** Takes out imports without names: no module of ours has side effects, and bundlers warn of them. */
function dropBareImports(folder) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^import "\.\/[^"]+";\n/gm, ''))
  }
}

function makeExecutable(file) {
  const text = readFileSync(file, 'utf8')
  if (!text.startsWith('#!')) writeFileSync(file, `#!/usr/bin/env node\n${text}`)
  chmodSync(file, 0o755)
}

mkdirSync(cache, { recursive: true })
await step(['scripts/compile-schemas.mjs'])
await step(['scripts/compile-kernel.mjs'])
await step(['node_modules/tsup/dist/cli-default.js', '--out-dir', target])
dropBareImports(target)
writeThirdPartyNotices(target)
await mergeChunks(resolve(target))
makeExecutable(join(target, 'cli.js'))
await buildBrowserWorker(join(target, 'browser-worker.js'))
writeFileSync(join(target, 'browser-worker.d.ts'), 'export {}\n')
const count = await writeInstrumentModules(target)
const former = `${target}-former`
if (existsSync('dist')) renameSync('dist', former)
renameSync(target, 'dist')
rmSync(former, { recursive: true, force: true })
console.log(`built dist/ with ${count} instrument modules`)
