import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltCli, buildCli } from './build-cli.js'
import { workplace } from './run-command.js'
import { csv } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
let cli: BuiltCli

beforeAll(() => {
  cli = buildCli()
})
afterAll(() => {
  cli.remove()
  place.remove()
})

const mindgauge = (...words: readonly string[]) =>
  spawnSync(process.execPath, [cli.entry, ...words], { encoding: 'utf8' })

/** Starts a command, sends it a signal as soon as its unfinished output is there, and waits for its end. */
async function interrupted(
  folder: string,
  words: readonly string[],
  signal: NodeJS.Signals,
  flags: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...flags, cli.entry, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  const end = ended(child)
  while (!place.list(folder).some((name) => name.startsWith('.mindgauge-'))) {
    expect(child.exitCode, err).toBe(null)
    await wait(2)
  }
  child.kill(signal)
  return { ...(await end), err }
}

const ended = (child: ChildProcess) =>
  new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })

describe('the built command line', () => {
  it('ends with the exit code of its command', () => {
    expect(mindgauge('--version').status).toBe(0)
    expect(mindgauge('scren').status).toBe(2)
    expect(mindgauge('inspect', place.path('nowhere.csv')).status).toBe(3)
    expect(mindgauge('validate', 'package.json').status).toBe(1)
  })

  it('writes scores to the standard output and everything else to the standard error', () => {
    const file = place.write('in.csv', csv({}, { student: '2', sex: 'x' }))
    const run = mindgauge('score', file, '--instrument', 'gad-7', '--out', '-')
    expect(run.status).toBe(1)
    expect(run.stdout.split('\n')).toHaveLength(4)
    expect(run.stdout).toMatch(/^student,.*gad-7_total_band\n/)
    expect(run.stderr).toContain('rows in')
  })

  it('gives the same bytes each time, from the seed to the cohort table', () => {
    const files = (name: string) => {
      const term = place.path(`${name}.csv`)
      const roster = place.path(`${name}-roster.csv`)
      const words = ['--protocol', PILOT, '--students', '300', '--seed', '9']
      expect(mindgauge('generate', ...words, '--out', term, '--roster', roster).status).toBe(0)
      const out = ['--out', place.path(name)]
      const screened = mindgauge('screen', term, '--roster', roster, '--protocol', PILOT, ...out)
      expect(screened.status).toBe(0)
      return [
        place.read(`${name}.csv`),
        place.read(`${name}-roster.csv`),
        ...place
          .list(name)
          .map((file) => `${file}\n${place.read(`${name}/${file}`).replaceAll(name, '')}`),
      ]
    }
    expect(files('term-aaa')).toEqual(files('term-bbb'))
  })

  it('gives the same bytes with one thread, two and four, whatever is wrong in the rows', () => {
    const term = place.path('large.csv')
    const roster = place.path('large-roster.csv')
    const made = ['--protocol', PILOT, '--students', '60000', '--out', term, '--roster', roster]
    expect(mindgauge('generate', ...made).status).toBe(0)
    const [header = '', ...rows] = place.read('large.csv').trimEnd().split('\n')
    const faulty = [
      header,
      ...rows,
      rows[7],
      rows[30_000],
      'short',
      '',
      rows[100]?.replace(/^\d+/, ''),
    ]
    place.write('large.csv', faulty.join('\n'))
    const results = ['1', '2', '4'].map((threads) => {
      const name = `threads-${threads}`
      const words = ['--roster', roster, '--protocol', PILOT, '--out', place.path(name)]
      expect(mindgauge('screen', term, ...words, '--threads', threads).status).toBe(1)
      return place.list(name).map((file) => `${file}\n${place.read(`${name}/${file}`)}`)
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    expect(results[0]?.find((text) => text.startsWith('rejected'))?.split('\n')).toHaveLength(7)
  }, 60_000)

  it('scores a file to the same bytes and words with any number of threads', () => {
    const term = place.path('large.csv')
    const results = ['1', '2', '4'].map((threads) => {
      const out = place.path('scored.csv')
      const words = ['--instrument', 'phq-a,gad-7', '--out', out, '--threads', threads, '--json']
      const { stdout, status } = mindgauge('score', term, ...words)
      return { stdout, status, rows: place.read('scored.csv') }
    })
    expect(results[0]?.rows.split('\n').length).toBeGreaterThan(1000)
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  }, 60_000)

  it('ends quietly when its reader goes away', () => {
    const command = `"${process.execPath}" "${cli.entry}" instruments scl-90 | head -n 1`
    const run = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
    expect(run.stdout).toContain('scl-90')
    expect(run.stderr).toBe('')
  })
})

describe('Ctrl-C half way: exit code 130, nothing left behind', () => {
  it('generate', async () => {
    const out = place.path('endless/term.csv')
    place.write('keep', '')
    const words = ['generate', '--protocol', PILOT, '--students', '5000000', '--out', out]
    const run = await interrupted('.', words, 'SIGINT')
    expect(run).toMatchObject({ code: 130, signal: null })
    expect(run.err).toContain('interrupted; nothing was written')
    expect(place.list('.').filter((name) => name.startsWith('.'))).toEqual([])
    expect(place.has('endless')).toBe(false)
  })

  it('screen, over the results of an earlier run, which stay as they are', async () => {
    const term = place.path('long.csv')
    const made = ['--protocol', PILOT, '--students', '60000', '--out', term]
    expect(mindgauge('generate', ...made).status).toBe(0)
    const words = ['--protocol', PILOT, '--out', place.path('results')]
    expect(mindgauge('screen', place.write('one.csv', csv({})), ...words).status).toBe(0)
    const before = place.list('results').map((name) => place.read(`results/${name}`))
    const run = await interrupted('results', ['screen', term, ...words], 'SIGINT')
    expect(run).toMatchObject({ code: 130, signal: null })
    expect(run.err).toContain('interrupted; nothing was written')
    expect(place.list('results').map((name) => place.read(`results/${name}`))).toEqual(before)
  })

  it('screen with several threads', async () => {
    const term = place.path('long.csv')
    const words = ['--protocol', PILOT, '--threads', '3', '--out', place.path('threaded')]
    const run = await interrupted('.', ['screen', term, ...words], 'SIGINT')
    expect(run).toMatchObject({ code: 130, signal: null })
    expect(run.err).toContain('interrupted; nothing was written')
    expect(place.has('threaded')).toBe(false)
  })

  it('score, while a thread reads ahead', async () => {
    const term = place.path('long.csv')
    // Each block of the thread comes late, so that there is time to interrupt.
    const late = place.write(
      'late.mjs',
      `import { isMainThread, parentPort } from 'node:worker_threads'
if (!isMainThread && parentPort !== null) {
  const post = parentPort.postMessage.bind(parentPort)
  parentPort.postMessage = (...words) => void setTimeout(() => post(...words), 1000)
}
`,
    )
    const out = place.path('scored-late.csv')
    const words = ['score', term, '--instrument', 'phq-a,gad-7', '--threads', '2', '--out', out]
    const flags = ['--import', pathToFileURL(late).href]
    const run = await interrupted('.', words, 'SIGINT', flags)
    expect(run).toMatchObject({ code: 130, signal: null })
    expect(run.err).toContain('interrupted; nothing was written')
    expect(place.has('scored-late.csv')).toBe(false)
    expect(place.list('.').filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('prevalence, while it writes', async () => {
    const term = place.path('many-schools.csv')
    const made = ['--protocol', PILOT, '--students', '20000', '--schools', '400', '--out', term]
    expect(mindgauge('generate', ...made).status).toBe(0)
    const results = place.path('many-schools')
    const screened = mindgauge('screen', term, '--protocol', PILOT, '--out', results)
    expect(screened.status).toBeLessThanOrEqual(1)
    const words = ['prevalence', results, '--protocol', 'none', '--out', place.path('shares')]
    const run = await interrupted('.', words, 'SIGINT')
    expect(run).toMatchObject({ code: 130, signal: null })
    expect(run.err).toContain('interrupted; nothing was written')
    expect(place.has('shares')).toBe(false)
  }, 60_000)

  it('is told to end by another signal: nothing left behind either', async () => {
    const out = place.path('ended/term.csv')
    const words = ['generate', '--protocol', PILOT, '--students', '5000000', '--out', out]
    const run = await interrupted('.', words, 'SIGTERM')
    expect(run.code).not.toBe(0)
    expect(place.list('.').filter((name) => name.startsWith('.'))).toEqual([])
  })
})
