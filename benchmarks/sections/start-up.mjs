// How long it takes until something happens.
import { fileURLToPath } from 'node:url'
import { CLI } from '../lib/campaign.mjs'
import { ratio, spread, timings } from '../lib/format.mjs'
import { versionOf } from '../lib/machine.mjs'
import { measure, median } from '../lib/measure.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const ENTRIES = ['index', 'parse', 'risk', 'cohort', 'io', 'report', 'scorers/phq-9']
const VERSION = versionOf(fileURLToPath(new URL('../..', import.meta.url)))
const url = (entry) => new URL(`../../dist/${entry}.js`, import.meta.url).href

/** Milliseconds of one import in a fresh process, as the process sees them. */
async function importTime(entry) {
  const code = `const t = performance.now(); await import(${JSON.stringify(url(entry))}); console.log(performance.now() - t)`
  const run = await wholeProcess([process.execPath, '--input-type=module', '-e', code])
  if (run.status !== 0)
    throw new Error(`import of ${entry} ended with ${run.status}: ${run.stderr}`)
  return Number(run.stdout)
}

/** Times of each entry, all in one round, every round in the reverse order, after a warm-up. */
async function importTimes(rounds) {
  const times = new Map(ENTRIES.map((entry) => [entry, []]))
  for (let round = 0; round <= rounds; round++)
    for (const entry of round % 2 === 0 ? ENTRIES : ENTRIES.toReversed()) {
      const time = await importTime(entry)
      if (round > 0) times.get(entry).push(time)
    }
  return times
}

export async function startUp(rounds) {
  const node = process.execPath
  const module = ['--input-type=module', '-e', `import ${JSON.stringify(url('index'))}`]
  const sayVersion = ({ stdout }) => {
    if (stdout.trim() !== VERSION) throw new Error(`--version says ${stdout}, expected ${VERSION}`)
  }
  const results = await measure(
    [
      { name: 'node -e 0', command: [node, '-e', '0'] },
      { name: 'mindgauge --version', command: [node, CLI, '--version'], verify: sayVersion },
      { name: "node, import 'mindgauge'", command: [node, ...module] },
    ],
    rounds,
  )
  const bare = results[0]?.median ?? Number.NaN
  const inSeconds = (ms) => (ms / 1000).toFixed(4)
  const imports = [...(await importTimes(rounds))].map(([entry, times]) => ({
    what: `import '${entry === 'index' ? 'mindgauge' : `mindgauge/${entry}`}' alone`,
    'median s': inSeconds(median(times)),
    'min–max s': spread(times, inSeconds),
  }))
  return {
    title: 'Start-up',
    text: [
      `${rounds} runs after a warm-up, order reversed every round. The lines below the third are the time that the import takes inside a process that is up.`,
    ],
    rows: [
      ...results.map((result) => ({
        what: result.name,
        ...timings(result),
        '÷ node -e 0': ratio(result.median / bare),
      })),
      ...imports,
    ],
  }
}
