// How long it takes until something happens.
import { CLI } from '../lib/campaign.mjs'
import { ratio, timings } from '../lib/format.mjs'
import { measure, median } from '../lib/measure.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const ENTRIES = ['index', 'parse', 'risk', 'cohort', 'io', 'report']
const url = (entry) => new URL(`../../dist/${entry}.js`, import.meta.url).href

/** Milliseconds of one import in a fresh process, as the process sees them. */
async function importTime(entry, rounds) {
  const code = `const t = performance.now(); await import(${JSON.stringify(url(entry))}); console.log(performance.now() - t)`
  const times = []
  for (let round = 0; round <= rounds; round++) {
    const { stdout } = await wholeProcess([process.execPath, '--input-type=module', '-e', code])
    if (round > 0) times.push(Number(stdout))
  }
  return times
}

export async function startUp(rounds) {
  const node = process.execPath
  const module = ['--input-type=module', '-e', `import ${JSON.stringify(url('index'))}`]
  const results = await measure(
    [
      { name: 'node -e 0', command: [node, '-e', '0'] },
      { name: 'mindgauge --version', command: [node, CLI, '--version'] },
      { name: "node, import 'mindgauge'", command: [node, ...module] },
    ],
    rounds,
  )
  const bare = results[0]?.median ?? Number.NaN
  const rows = results.map((result) => ({
    what: result.name,
    ...timings(result),
    '÷ node -e 0': ratio(result.median / bare),
  }))
  for (const entry of ENTRIES) {
    const times = await importTime(entry, rounds)
    const name = entry === 'index' ? 'mindgauge' : `mindgauge/${entry}`
    rows.push({
      what: `import '${name}' alone`,
      'median s': (median(times) / 1000).toFixed(4),
      'min–max s': `${(Math.min(...times) / 1000).toFixed(4)}–${(Math.max(...times) / 1000).toFixed(4)}`,
    })
  }
  return {
    title: 'Start-up',
    text: [
      `${rounds} runs after a warm-up. The lines below the third are the time that the import takes inside a process that is up.`,
    ],
    rows,
  }
}
