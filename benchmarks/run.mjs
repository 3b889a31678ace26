// npm run bench: installs the peers, verifies every result, then times it; prints and writes benchmarks/RESULTS.md.
//   npm run bench -- --only peers,single   some sections; the others stay as they were measured before
//   npm run bench -- --scaling             the scaling table up to 14.5 million rows: minutes, and 20 GB of disk
//   npm run bench -- --no-build             dist/ as it is
//   npm run bench -- --quick                whether every section works: few rows, one run, nothing written
// STUDENTS and RUNS change the size.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeTerm } from './lib/campaign.mjs'
import { markdownTable } from './lib/format.mjs'
import { fileFacts, machine, versionOf } from './lib/machine.mjs'
import { scalingPlot } from './lib/scaling-plot.mjs'
import { wholeProcess } from './lib/whole-process.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    scaling: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})
const STUDENTS = Number(process.env.STUDENTS ?? (values.quick ? 2000 : 145_000))
const RUNS = Number(process.env.RUNS ?? (values.quick ? 1 : 5))
const SIZES = values.quick ? [1450] : [1450, 14_500, 145_000, 1_450_000]
const COUNTRY = 14_500_000
const SECTIONS = [
  'peers',
  'scaling',
  'phases',
  'single',
  'start-up',
  'bundles',
  'formats',
  'browser',
]
/** Of these, rows that are as many as `STUDENTS` says; formats that take longer are measured with a part of them. */
const SHARES = { peers: 1, phases: 1, formats: 0.2, browser: 1 }
const wanted = values.only?.split(',') ?? (values.scaling ? ['scaling'] : SECTIONS)
const unknown = wanted.filter((name) => !SECTIONS.includes(name))
if (unknown.length > 0) throw new Error(`run.mjs knows no section ${unknown.join(', ')}`)

async function must(command, cwd) {
  const { status, stderr } = await wholeProcess(command, { cwd })
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`)
}

/** Peers are in a package of their own; without the registry they are named as not run. */
async function installPeers() {
  if (existsSync(here('node_modules'))) return
  const command = ['npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts']
  await must(command, here('.')).catch(({ message }) => console.warn(`peers: ${message}`))
}

const load = async (name) => import(`./sections/${name}.mjs`)

/** Measures one section. */
async function measured(name, folder, term) {
  if (name === 'bundles') return (await load(name)).bundles()
  if (name === 'peers') return (await load(name)).peers(await term(), RUNS)
  if (name === 'phases') return (await load(name)).phases(await term(), Math.min(RUNS, 3))
  if (name === 'formats') return (await load(name)).formats(await term(), Math.min(RUNS, 3))
  if (name === 'browser') return (await load(name)).browser(await term(), RUNS)
  if (name === 'single') return (await load(name)).single(RUNS)
  if (name === 'start-up') return (await load(name)).startUp(RUNS * 3)
  const sizes = values.scaling ? [...SIZES, COUNTRY] : SIZES
  return (await load(name)).scaling(folder, sizes, Math.min(RUNS, 3))
}

function markdownOf(results) {
  const sections = SECTIONS.flatMap((name) => (results[name] ? [results[name]] : []))
  return [
    '# Results',
    'Written by `npm run bench`; [README.md](README.md) says how it measures. Losing cases stay in.',
    ...sections.flatMap(({ title, machine: where, when, version, data, text, rows }) => [
      `## ${title}`,
      `mindgauge ${version}, ${when}, ${where}${data ? `; data: ${data}` : ''}.`,
      ...text,
      ...(rows.length > 0 ? [markdownTable(rows)] : []),
    ]),
  ].join('\n\n')
}

await installPeers()
if (!values['no-build']) await must([process.execPath, 'scripts/build.mjs'], here('..'))
const folder = mkdtempSync(join(tmpdir(), 'mindgauge-bench-'))
const file = here('results.json')
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const terms = new Map()
async function term(share) {
  const students = Math.round(STUDENTS * share)
  if (!terms.has(students)) terms.set(students, await makeTerm(folder, students))
  return terms.get(students)
}
try {
  for (const name of wanted) {
    console.log(`\n${name} …`)
    const share = SHARES[name]
    const section = await measured(name, folder, () => term(share))
    const isOfTerm = share !== undefined && section.rows.length > 0
    results[name] = {
      version: versionOf(here('..')),
      when: new Date().toISOString().slice(0, 10),
      machine: machine(),
      ...(isOfTerm ? { data: `${await fileFacts((await term(share)).responses)}, seed 1` } : {}),
      ...section,
    }
    console.log(`${section.title}\n${section.text.join('\n')}`)
    console.table(section.rows)
    if (values.quick) continue
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(here('RESULTS.md'), `${markdownOf(results)}\n`)
    const { series } = results.scaling ?? {}
    if (series !== undefined) writeFileSync(here('scaling.svg'), scalingPlot(series))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
