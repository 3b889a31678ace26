// Runs the examples against dist/ and compares what they print; with --update, writes it to their ends.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkExamples } from './lib/examples.mjs'

const bin = mkdtempSync(join(tmpdir(), 'mindgauge-bin-'))
const command = join(bin, 'mindgauge')
writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`)
chmodSync(command, 0o755)
const isUpdate = process.argv.includes('--update')
const faults = await checkExamples('examples', { bin, isUpdate })
rmSync(bin, { recursive: true, force: true })
for (const fault of faults) console.log(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)
