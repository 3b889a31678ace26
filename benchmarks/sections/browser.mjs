// A file is chosen on a page of headless Chromium, as if it were dropped: how long, and whether the page stays free.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { CLI, PROTOCOL } from '../lib/campaign.mjs'
import { count, seconds, spread } from '../lib/format.mjs'
import { median } from '../lib/measure.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path) => readFileSync(here(path), 'utf8')
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const TASKS = [
  { name: 'screenInWorker, tiers counted', hash: '#counts' },
  { name: 'screenInWorker, every list of `screen` as well', hash: '' },
]

async function campaign() {
  const protocol = JSON.parse(readFileSync(PROTOCOL, 'utf8'))
  const modules = protocol.instruments.map(
    ({ instrument }) => import(`../../dist/instruments/${instrument}.js`),
  )
  const named = protocol.instruments.flatMap(({ norms }) => (norms === undefined ? [] : [norms]))
  return JSON.stringify({
    protocol,
    instruments: (await Promise.all(modules)).map((module) => module.default),
    norms: named.map((name) => JSON.parse(read(`../norms/${name}.json`))),
  })
}

async function pageFiles() {
  const { outputFiles } = await build({
    entryPoints: [here('browser/page.mjs')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  })
  return {
    '/': '<!doctype html><meta charset="utf-8"><input type="file"><script type="module" src="/page.js"></script>',
    '/page.js': outputFiles[0]?.text ?? '',
    '/browser-worker.js': read('../dist/browser-worker.js'),
    '/campaign.json': await campaign(),
  }
}

/** Serves texts by path until `close` is called. */
async function serve(files) {
  const server = createServer((request, response) => {
    const content = files[request.url ?? '']
    const type = /\.js$/.test(request.url ?? '') ? 'text/javascript' : 'text/html'
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type })
    response.end(content)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What Node says of the same file, so that the page is known to have done the same work. */
async function accountingOfNode({ responses, folder }) {
  const out = join(folder, 'without-roster')
  const words = ['screen', responses, '--protocol', PROTOCOL, '--out', out]
  const { status, stderr } = await wholeProcess([process.execPath, CLI, ...words])
  if (status > 1) throw new Error(`screen ended with ${status}: ${stderr}`)
  return JSON.stringify(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).accounting)
}

export async function browser(term, rounds) {
  const title = `In a page: ${count(term.students)} rows dropped, tiers counted`
  const { chromium } = await import('playwright-core').catch(() => ({ chromium: null }))
  const program = chromium === null ? null : await launched(chromium)
  if (program === null)
    return { title, text: ['Not run: playwright-core or Chromium is not installed.'], rows: [] }
  const expected = await accountingOfNode(term)
  const server = await serve(await pageFiles())
  const runs = new Map(TASKS.map(({ name }) => [name, []]))
  try {
    for (let round = 0; round <= rounds; round++)
      for (const { name, hash } of round % 2 === 0 ? TASKS : TASKS.toReversed()) {
        const context = await program.newContext()
        const page = await context.newPage()
        await page.goto(server.url + hash)
        await page.setInputFiles('input', term.responses)
        await page.waitForFunction('window.outcome !== undefined', null, { timeout: 300_000 })
        const outcome = await page.evaluate('window.outcome')
        await context.close()
        if (JSON.stringify(outcome.accounting) !== expected)
          throw new Error(`the page says ${JSON.stringify(outcome).slice(0, 1000)}`)
        if (round > 0) runs.get(name).push(outcome)
      }
    return { title, ...describe(runs, rounds, program.version()) }
  } finally {
    await program.close()
    server.close()
  }
}

async function launched(chromium) {
  const args = ['--no-sandbox']
  return chromium.launch({ executablePath: CHROMIUM, args }).catch(() => null)
}

function describe(runs, rounds, version) {
  return {
    text: [
      `Headless Chromium ${version}; a file of the disk is chosen, a Web Worker reads it in slices and screens it (norms, quality, tiers, no roster); ${rounds} runs of each in fresh pages after a warm-up. The accounting is equal to Node's in every run. The clock runs from the choice of the file to the counts, the script of the worker being loaded. Peak memory of a browser's processes is not measured.`,
    ],
    rows: [...runs].map(([what, outcomes]) => {
      const times = outcomes.map((run) => run.seconds)
      return {
        what,
        'median s': seconds(median(times)),
        'min–max s': spread(times, seconds),
        'longest time the page was blocked, ms': Math.max(
          ...outcomes.map(({ longestGap }) => longestGap),
        ).toFixed(0),
        'tasks of the page over 50 ms': outcomes.reduce((sum, { longTasks }) => sum + longTasks, 0),
      }
    }),
  }
}
