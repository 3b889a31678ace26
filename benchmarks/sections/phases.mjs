// Where the time of `screen` goes, by sampling: whose code runs at each moment, by the file that it is written in.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { screenVariant } from '../lib/campaign.mjs'
import { count, spread } from '../lib/format.mjs'
import { median } from '../lib/measure.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MICROSECONDS = 200

/** The first that fits a sample's source file names its phase; what is not ours comes by the name of the function. */
const PHASES = [
  ['norms', /src\/norm\/|score\/standardise/],
  ['response quality', /score\/quality\/|risk\/assess-quality/],
  ['score', /src\/score\//],
  ['tiers', /src\/risk\//],
  ['cohort', /src\/(?:cohort|stat)\//],
  ['report', /src\/report\//],
  ['write', /io\/(?:byte-writer|atomic|.*writ|.*output)/],
  ['roster', /io\/.*(?:roster|key)|batch\/screen\/(?:match|enrol|population|deciding|missing)/],
  ['decode', /src\/io\/|papaparse/],
  ['format', /batch\/result\/|batch\/screen\/(?:student|crisis|retest|list|changed|person|tier)/],
  ['screen, between these', /src\/batch\//],
  ['start', /src\/|node_modules/],
]
const BY_FUNCTION = [
  ['kernel: cells, scores, patterns, rows', /wasm/i],
  ['garbage collection', /^\(garbage collector\)$/],
  ['waiting', /^\(idle\)$/],
  ['read', /^(?:read|readSync|readFileSync|tryReadSync|open|openSync|fstat)$/],
  ['write', /^(?:write|writeSync|writeBuffer|writeString|writev|rename|mkdir|close|fsync|unlink)$/],
  ['compiling and Node itself', /./],
]

function phaseOf({ functionName, source }) {
  const [list, text] = source === null ? [BY_FUNCTION, functionName] : [PHASES, source]
  return list.find(([, pattern]) => pattern.test(text))?.[0] ?? 'compiling and Node itself'
}

/** The command line with a source map, in a folder where it finds what is shipped with it. */
async function buildMapped(target) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts', 'src/batch/crew/crew-worker.ts'],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    sourcemap: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: target,
    logLevel: 'error',
  })
  return join(target, 'main.js')
}

/** Self time in microseconds by phase. */
function tally(profile, sourceOf) {
  const phases = new Map()
  const byId = new Map(profile.nodes.map((node) => [node.id, node]))
  profile.samples.forEach((id, at) => {
    const { callFrame } = byId.get(id)
    const phase = phaseOf({ functionName: callFrame.functionName, source: sourceOf(callFrame) })
    phases.set(phase, (phases.get(phase) ?? 0) + (profile.timeDeltas[at] ?? 0))
  })
  return phases
}

function sourcesIn(folder) {
  const maps = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.map'))
      .map((name) => [
        name.slice(0, -4),
        new SourceMap(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      ]),
  )
  return ({ url, lineNumber, columnNumber }) => {
    const map = maps.get(url.split('/').at(-1))
    const entry = map?.findEntry(lineNumber, columnNumber)
    return entry?.originalSource ?? (url.includes('node_modules') ? url : null)
  }
}

export async function phases(term, rounds) {
  // Inside the package, where the command finds what is shipped with it; `out` is not tracked.
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'out', 'phases-'))
  try {
    const main = await buildMapped(folder)
    const sourceOf = sourcesIn(folder)
    const variant = screenVariant(term, 'screen', ['--threads', '1'])
    const sampling = ['--cpu-prof', '--cpu-prof-interval', String(MICROSECONDS)]
    const runs = []
    for (let round = 0; round < rounds; round++) {
      const profiles = mkdtempSync(join(folder, 'profile-'))
      variant.prepare()
      const [node, , ...words] = variant.command
      const run = await wholeProcess([
        node,
        ...sampling,
        '--cpu-prof-dir',
        profiles,
        main,
        ...words,
      ])
      if (run.status > 1) throw new Error(`screen ended with ${run.status}: ${run.stderr}`)
      variant.verify()
      const [file] = readdirSync(profiles)
      runs.push(tally(JSON.parse(readFileSync(join(profiles, file), 'utf8')), sourceOf))
    }
    return { ...describe(runs), students: term.students }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function describe(runs) {
  const names = [...new Set(runs.flatMap((run) => [...run.keys()]))]
  const phases = names.map((name) => {
    const all = runs.map((run) => (run.get(name) ?? 0) / 1000)
    return { name, all, ms: median(all) }
  })
  const total = phases.reduce((sum, { ms }) => sum + ms, 0)
  return {
    title: 'Where the time of `screen` goes',
    text: [
      `One thread, sampled every ${MICROSECONDS} µs, median of ${runs.length} runs; each sample counts for the source file whose code runs. Sampling makes a run longer than the table above says, so the shares matter. Functions that the compiler has drawn into others count for themselves.`,
    ],
    rows: phases
      .sort((a, b) => b.ms - a.ms)
      .map(({ name, all, ms }) => ({
        phase: name,
        ms: count(ms),
        'min–max ms': spread(all, count),
        share: `${((ms / total) * 100).toFixed(1)} %`,
      })),
  }
}
