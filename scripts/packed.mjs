// Installs the packed tarball in an empty project and uses it as its users do: library, types, data, command, bundle.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { checkExamples } from './lib/examples.mjs'
import { run } from './lib/run.mjs'

const tarball = resolve(process.argv[2] ?? 'mindgauge.tgz')
const project = mkdtempSync(join(tmpdir(), 'mindgauge-user-'))
const faults = []

/** Code that does not belong in the bundle of a page that scores one parsed instrument. */
const UNWANTED = [
  'node:',
  'ajv',
  'papaparse',
  'validate10',
  'instrument.schema.json',
  'new Function',
  'require(',
]

async function expectRun(name, command) {
  const { status, output } = await run(command, { cwd: project })
  if (status !== 0) faults.push(`${name} ends with ${status}\n${output}`)
  return output
}

const page = `import { score } from 'mindgauge'
import phq9 from 'mindgauge/instruments/phq-9'

const answers = Object.fromEntries(phq9.items.map((item) => [item.id, 1]))
const result = score(phq9, answers)
console.log(result.scales.total.raw)
`
const onePage = `import score from 'mindgauge/scorers/phq-9'

const answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => ['phq9_' + item, 1]))
const result = score(answers)
console.log(result.scales.total.raw)
`
/** Pages, and the most bytes that each may load, in gzip at its level 9. */
const PAGES = {
  'page.mjs': { text: page, most: 12_500 },
  'one-page.mjs': { text: onePage, most: 5800 },
}
const use = `${page}
import scorePhq9 from 'mindgauge/scorers/phq-9'
import { proportionInterval, wilsonInterval } from 'mindgauge/cohort'
import { explain } from 'mindgauge/risk'
import { screenInWorker } from 'mindgauge/browser'
import * as io from 'mindgauge/io'
import * as report from 'mindgauge/report'
import document from 'mindgauge/instruments/phq-9/instrument.json' with { type: 'json' }
import { parseInstrument } from 'mindgauge/parse'

const parsed = parseInstrument(document)
if (!parsed.ok || parsed.value.fingerprint !== phq9.fingerprint) throw new Error('parsed and shipped differ')
if (explain(phq9, answers).length === 0) throw new Error('nothing is explained')
if (JSON.stringify(scorePhq9(answers)) !== JSON.stringify(result)) throw new Error('two definitions of a score')
if (typeof screenInWorker !== 'function') throw new Error('no page can screen')
if (Object.keys(io).length === 0 || Object.keys(report).length === 0) throw new Error('an entry is empty')
if (Math.abs(proportionInterval(1, 9).high - wilsonInterval(1, 9).high) > 1e-12) throw new Error('two definitions of an interval')
`
const typed = (text) => `${text}
const raw: number | null = result.scales.total.raw
// @ts-expect-error no such scale
result.scales.nothing
export { raw }
`
const tsconfig = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'ES2022',
    lib: ['ES2023', 'DOM'],
    types: [],
  },
  files: ['page.ts', 'one-page.ts'],
}

async function checkTypes() {
  const tsc = resolve('node_modules/typescript/lib/tsc.js')
  for (const [module, moduleResolution] of [
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ]) {
    const compilerOptions = { ...tsconfig.compilerOptions, module, moduleResolution }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ ...tsconfig, compilerOptions }))
    await expectRun(`tsc with ${moduleResolution}`, [tsc, '-p', '.'])
  }
}

async function checkBundle(name, most) {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [name],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  })
  const code = outputFiles[0]?.text ?? ''
  const found = UNWANTED.filter((text) => code.includes(text))
  if (found.length > 0) faults.push(`the bundle of ${name} holds ${found.join(', ')}`)
  const size = gzipSync(code, { level: 9 }).length
  if (size > most) faults.push(`the bundle of ${name} has ${size} bytes, at most ${most}`)
  console.log(`bundle of ${name}, which scores PHQ-9: ${size} bytes compressed`)
}

writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
for (const [name, { text }] of Object.entries(PAGES)) {
  writeFileSync(join(project, name), text)
  writeFileSync(join(project, name.replace('.mjs', '.ts')), typed(text))
}
writeFileSync(join(project, 'use.mjs'), use)
const install = ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball]
await expectRun('npm install', install)
if (faults.length === 0) {
  const printed = await expectRun('the library', ['./use.mjs'])
  if (!printed.includes('9')) faults.push(`the library scores PHQ-9 with nine ones as ${printed}`)
  const catalogue = await expectRun('mindgauge instruments', [
    'npx',
    '--no-install',
    'mindgauge',
    'instruments',
  ])
  if (!catalogue.includes('phq-9')) faults.push('mindgauge instruments does not list phq-9')
  await checkTypes()
  for (const [name, { most }] of Object.entries(PAGES)) await checkBundle(name, most)
  cpSync('examples', join(project, 'examples'), { recursive: true })
  faults.push(
    ...(await checkExamples(join(project, 'examples'), {
      bin: join(project, 'node_modules/.bin'),
    })),
  )
}
rmSync(project, { recursive: true, force: true })
for (const fault of faults) console.log(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)
