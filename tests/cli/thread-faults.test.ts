import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltCli, buildCli } from './build-cli.js'
import { workplace } from './run-command.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
let cli: BuiltCli
let term: string

const mindgauge = (flags: readonly string[], ...words: readonly string[]) =>
  spawnSync(process.execPath, [...flags, cli.entry, ...words], { encoding: 'utf8' })

/** A module that is loaded before the command, in each thread, and does something when a worker has work to hand over. */
function planted(name: string, fault: string): string[] {
  const file = place.write(
    `${name}.mjs`,
    `import { isMainThread, parentPort } from 'node:worker_threads'
if (!isMainThread && parentPort !== null) parentPort.postMessage = () => { ${fault} }
`,
  )
  return ['--import', pathToFileURL(file).href]
}

beforeAll(() => {
  cli = buildCli()
  term = place.path('term.csv')
  const made = ['--protocol', PILOT, '--students', '60000', '--out', term]
  expect(mindgauge([], 'generate', ...made).status).toBe(0)
})
afterAll(() => {
  cli.remove()
  place.remove()
})

const FAULTS = {
  throws: { fault: "throw new Error('planted')", flags: [], says: /planted/ },
  'goes away': { fault: 'process.exit(1)', flags: [], says: /a thread ended before its work/ },
  'runs out of memory': {
    fault: 'const all = []; for (;;) all.push(new Array(100000).fill(all.length))',
    flags: ['--max-old-space-size=96'],
    says: /^mindgauge: out of memory; nothing was written$/m,
  },
}

/** Commands with a thread that helps: one that shares the work, and one that reads ahead. */
const COMMANDS = {
  screen: ['--protocol', PILOT],
  score: ['--instrument', 'phq-a,gad-7'],
}
const CASES = Object.keys(COMMANDS).flatMap((command) =>
  Object.keys(FAULTS).map((name) => [command, name] as const),
) as readonly (readonly [keyof typeof COMMANDS, keyof typeof FAULTS])[]

describe('a worker thread that fails: exit code 3, a message, nothing written', () => {
  it.each(CASES)('%s, where it %s', (command, name) => {
    const { fault, flags, says } = FAULTS[name]
    const out = `results-${command}-${name}`.replaceAll(' ', '-')
    const words = [...COMMANDS[command], '--threads', '2', '--out', place.path(out)]
    const run = mindgauge([...flags, ...planted(out, fault)], command, term, ...words)
    expect(run.stderr).toMatch(says)
    expect(run.status).toBe(3)
    expect(place.has(out)).toBe(false)
    expect(place.list('.').filter((file) => file.startsWith('.'))).toEqual([])
  })
})
