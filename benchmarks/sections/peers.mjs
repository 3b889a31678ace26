// One file, one task, whole processes: mindgauge beside those that a user would otherwise reach for.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IDS, scoreVariant, screenVariant, withoutKernel } from '../lib/campaign.mjs'
import { count, ratio, timings } from '../lib/format.mjs'
import { versionOf } from '../lib/machine.mjs'
import { measure } from '../lib/measure.mjs'
import { scoreSpec } from '../lib/score-spec.mjs'
import { verifySame } from '../lib/verify.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const node = process.execPath
const THREADS = String(availableParallelism())
const installed = (name) => versionOf(here(`node_modules/${name}`))

/** How each peer is called, and how its version is found out; that fails where the peer is not installed. */
const PEERS = [
  {
    name: `DuckDB, ${THREADS} threads`,
    command: [node, here('peers/duckdb.mjs')],
    probe: [node, '-e', "import('@duckdb/node-api').then((m) => console.log(m.version()))"],
  },
  {
    name: `polars, ${THREADS} threads`,
    command: [node, here('peers/polars.mjs')],
    env: { POLARS_MAX_THREADS: THREADS },
    probe: [node, '-e', "import('nodejs-polars')"],
    version: () => `nodejs-polars ${installed('nodejs-polars')}`,
  },
  {
    name: 'PapaParse, row objects',
    command: [node, here('peers/papaparse.mjs')],
    probe: [node, '-e', "import('papaparse')"],
    version: () => installed('papaparse'),
  },
  {
    name: 'pandas',
    command: ['/usr/bin/python3', here('peers/pandas-scores.py')],
    probe: ['/usr/bin/python3', '-c', 'import pandas, numpy; print(pandas.__version__)'],
  },
  {
    name: `R: data.table and psych, ${THREADS} threads`,
    command: ['Rscript', here('peers/data-table.R')],
    probe: [
      'Rscript',
      '-e',
      'library(psych); library(jsonlite); cat(R.version.string, "data.table", format(packageVersion("data.table")), "psych", format(packageVersion("psych")))',
    ],
  },
]

async function versionOfPeer({ probe, version }) {
  const { status, stdout } = await wholeProcess(probe, { cwd: here('.') })
  if (status !== 0) return null
  return version?.() ?? stdout.trim().split('\n').at(-1)
}

/** @param {{ students: number, responses: string, roster: string, folder: string }} term @param {number} rounds */
export async function peers(term, rounds) {
  const { students, responses, folder } = term
  const [line] = readFileSync(responses, { encoding: 'utf8' }).split('\n', 1)
  const spec = await scoreSpec(IDS, (line ?? '').trim().split(','))
  const specFile = join(folder, 'spec.json')
  writeFileSync(specFile, JSON.stringify(spec))
  const ours = join(folder, 'scored.csv')
  const present = []
  const absent = []
  for (const peer of PEERS) {
    const version = await versionOfPeer(peer)
    if (version === null) absent.push(peer.name)
    else present.push({ ...peer, version })
  }
  const variants = present.map(({ name, command, env }, index) => {
    const output = join(folder, `peer-${index}.csv`)
    let isVerified = false
    return {
      name,
      env,
      command: [...command, specFile, responses, output, THREADS],
      // The first run, which is the warm-up, is compared cell by cell.
      verify: async () => {
        if (isVerified) return
        await verifySame(ours, output, spec.columns, students)
        isVerified = true
      },
    }
  })
  const normed = ['--norms', 'rcads-47/us-1998']
  const results = await measure(
    [
      scoreVariant('mindgauge score', term, responses, ours),
      ...variants,
      scoreVariant('mindgauge score with norms', term, responses, `${ours}.n.csv`, normed),
      screenVariant(term, 'mindgauge screen, everything'),
      withoutKernel(scoreVariant('mindgauge score', term, responses, `${ours}.p.csv`)),
      withoutKernel(screenVariant(term, 'mindgauge screen, everything')),
    ],
    rounds,
  )
  const reference = results[0]?.median ?? Number.NaN
  const size = statSync(responses).size
  const rows = results.map((result) => ({
    what: result.name,
    ...timings(result),
    'rows/s': count(students / result.median),
    'MB/s': count(size / 1e6 / result.median),
    'time ÷ mindgauge score': ratio(result.median / reference),
  }))
  return {
    title: `Beside others: ${count(students)} students × ${spec.items.length} items`,
    text: [
      `Whole processes from start to exit, files on disk, ${rounds} runs after a warm-up, order reversed every round. CSV in, CSV out: the same ${spec.columns.length} columns (what the file carries, ${spec.scales.length} raw scores, their bands), the same missing rules, rounding and cut scores, taken from the same compiled plan. Every output is compared cell by cell with that of mindgauge before anything is timed. mindgauge also checks ranges, writes the notes on each sheet and the rules of PHQ-9; the peers do not.`,
      `\`screen\` does all that a screening office needs: norms, response quality, tiers with reasons, crisis list, roster match, cohort table, report, every file.`,
      `Peers: ${present.map(({ name, version }) => `${name} (${version})`).join('; ')}.${absent.length === 0 ? '' : ` Not run, because not installed: ${absent.join('; ')}.`}`,
    ],
    rows,
  }
}
