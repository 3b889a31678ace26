import { closeSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wholeProcess } from './whole-process.mjs'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const CLI = here('../dist/cli.js')
export const PROTOCOL = here('benchmark-182.protocol.json')
export const IDS = JSON.parse(readFileSync(PROTOCOL, 'utf8')).instruments.map(
  ({ instrument }) => instrument,
)

/** Makes up a school term; the same number of students gives the same bytes. */
export async function makeTerm(folder, students) {
  const responses = join(folder, `responses-${students}.csv`)
  const roster = join(folder, `roster-${students}.csv`)
  const schools = String(Math.max(5, Math.round(students / 806)))
  const task = ['generate', '--protocol', PROTOCOL, '--students', String(students), '--seed', '1']
  const out = ['--schools', schools, '--out', responses, '--roster', roster]
  const made = await wholeProcess([process.execPath, CLI, ...task, ...out])
  if (made.status !== 0) throw new Error(`generate ended with ${made.status}: ${made.stderr}`)
  return { students, responses, roster, folder }
}

const BUFFER = Buffer.alloc(1 << 22)

/** Number of lines, a buffer at a time, below the header. */
function rowsOf(path) {
  const file = openSync(path, 'r')
  let rows = -1
  for (let length = readSync(file, BUFFER); length > 0; length = readSync(file, BUFFER)) {
    const bytes = BUFFER.subarray(0, length)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows++
  }
  closeSync(file)
  return rows
}

function expectSame(what, found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  if (one !== other) throw new Error(`${what}: ${one}, expected ${other}`)
}

/**
 * `screen` with everything: norms, quality, tiers, roster, every file. Each run writes its files anew, accounts for
 * every student and finds what the first run found.
 */
export function screenVariant({ students, responses, roster, folder }, name = 'screen', more = []) {
  const out = join(folder, `results-${students}`)
  let first
  return {
    name,
    command: [
      ...[process.execPath, CLI, 'screen', responses, '--roster', roster],
      ...['--protocol', PROTOCOL, '--out', out, ...more],
    ],
    statuses: [0, 1],
    prepare: () => rmSync(out, { recursive: true, force: true }),
    verify() {
      const { accounting } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
      const { rows, scored, rejected, enrolled, answered, missing, tiers } = accounting
      first ??= accounting
      expectSame('accounting', accounting, first)
      expectSame('rows', [rows, scored + rejected], [students, students])
      expectSame('rows of students.csv', rowsOf(join(out, 'students.csv')), scored)
      expectSame('enrolled', answered + missing, enrolled)
      const inTiers = Object.values(tiers).reduce((sum, count) => sum + count, 0)
      expectSame('tiers', inTiers, scored)
    },
  }
}

/** The same work on a machine without WebAssembly, where the plain ways are all that there is. */
export function withoutKernel({ name, command: [program, ...words], ...variant }) {
  const command = [program, '--no-expose-wasm', ...words]
  return { ...variant, name: `${name}, without WebAssembly`, command }
}

/** `score` of a file with instruments, into a file. */
export function scoreVariant(name, { students }, input, out, more = []) {
  return {
    name,
    command: [
      ...[process.execPath, CLI, 'score', input, '--instrument', IDS.join(',')],
      ...['--out', out, ...more],
    ],
    statuses: [0, 1],
    prepare: () => rmSync(out, { force: true }),
    verify: () => expectSame(`rows of ${name}`, rowsOf(out), students),
  }
}
