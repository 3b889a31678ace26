// Installs, builds, makes up a school term and screens it: the whole of what the product does, in one command.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { installIfStale } from './lib/install.mjs'

const PROTOCOL = 'cn-grades-4-12-cards'

function node(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  return status ?? 1
}

function say(command) {
  console.log(`\n$ mindgauge ${command.join(' ')}`)
  return node(['dist/cli.js', ...command])
}

installIfStale()
if (node(['scripts/build.mjs']) !== 0) process.exit(1)
rmSync('term', { recursive: true, force: true })
const made = say([
  'generate',
  ...['--protocol', PROTOCOL, '--students', '20000', '--schools', '30', '--seed', '2026'],
  ...['--out', 'term/responses.csv', '--roster', 'term/roster.csv'],
])
if (made > 1) process.exit(made)
const screened = say([
  'screen',
  'term/responses.csv',
  ...['--roster', 'term/roster.csv', '--protocol', PROTOCOL, '--out', 'term/results'],
])
// 1 says that there are rows worth a look, which a made-up term has on purpose.
process.exit(screened > 1 ? screened : 0)
