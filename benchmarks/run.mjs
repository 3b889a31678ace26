// npm run bench: verifies results, then times them, each as a whole process, several runs; prints median and spread.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { singleScore } from './single-score.mjs'
import { CLI, median, wholeProcess } from './whole-process.mjs'

const STUDENTS = Number(process.env.STUDENTS ?? 145_000)
const RUNS = Number(process.env.RUNS ?? 5)
const protocol = fileURLToPath(new URL('benchmark-182.protocol.json', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mindgauge-bench-'))

/** @param {string} name @param {string[]} args @param {(stdout: string) => void} verify */
function time(name, args, verify) {
  const runs = Array.from({ length: RUNS + 1 }, () => {
    const run = wholeProcess(args)
    if (run.status !== 0 && run.status !== 1) throw new Error(`${name} ended with ${run.status}`)
    verify(run.stdout)
    return run
  }).slice(1)
  const seconds = runs.map((run) => run.seconds)
  const line = {
    what: name,
    'seconds (median)': median(seconds).toFixed(2),
    'min–max': `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`,
    'peak MB': Math.max(...runs.map((run) => run.megabytes)).toFixed(0),
  }
  return line
}

/** Takes away what the run before has written, so that a run that writes nothing is seen. */
function takeLines(...path) {
  const file = join(folder, ...path)
  const lines = readFileSync(file, 'latin1').split('\n').length - 2
  rmSync(file)
  return lines
}

function expectSame(what, found, expected) {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
}

/** Every sheet is accounted for, every student is in students.csv, and each run finds the same. */
let first
function verifyScreen() {
  const { accounting } = JSON.parse(readFileSync(join(folder, 'results', 'summary.json'), 'utf8'))
  rmSync(join(folder, 'results', 'summary.json'))
  const { rows, scored, rejected, enrolled, answered, missing, tiers } = accounting
  first ??= accounting
  expectSame('accounting', accounting, first)
  expectSame('rows', [rows, scored + rejected], [STUDENTS, STUDENTS])
  expectSame('rows of students.csv', takeLines('results', 'students.csv'), scored)
  expectSame('enrolled', answered + missing, enrolled)
  expectSame(
    'tiers',
    Object.values(tiers).reduce((sum, n) => sum + n),
    scored,
  )
}

function verifyScore() {
  expectSame('rows of score', takeLines('scored.csv'), STUDENTS)
}

try {
  const responses = join(folder, 'responses.csv')
  const roster = join(folder, 'roster.csv')
  const made = wholeProcess([
    CLI,
    'generate',
    '--protocol',
    protocol,
    '--students',
    String(STUDENTS),
    '--seed',
    '1',
    '--schools',
    '180',
    '--out',
    responses,
    '--roster',
    roster,
  ])
  if (made.status !== 0) throw new Error('generate failed')
  const ids = JSON.parse(readFileSync(protocol, 'utf8')).instruments.map(
    (entry) => entry.instrument,
  )
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
  )
  console.log(
    `${STUDENTS} students × 182 items, ${(statSync(responses).size / 1e6).toFixed(0)} MB of CSV, ${RUNS} runs after a warm-up\n`,
  )
  console.table([
    time(
      'screen: CSV in to all files out',
      [
        CLI,
        'screen',
        responses,
        '--roster',
        roster,
        '--protocol',
        protocol,
        '--out',
        join(folder, 'results'),
      ],
      verifyScreen,
    ),
    time(
      'score: every scale',
      [
        CLI,
        'score',
        responses,
        '--instrument',
        ids.join(','),
        '--norms',
        'rcads-47/us-1998',
        '--out',
        join(folder, 'scored.csv'),
      ],
      verifyScore,
    ),
    time('--version', [CLI, '--version'], () => {}),
    time('node -e 0', ['-e', '0'], () => {}),
  ])
  console.log(`one score() of a PHQ-9, compiled once: ${singleScore().toFixed(2)} µs`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
