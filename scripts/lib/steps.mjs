import { run } from './run.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command
 * @property {readonly string[]} [after] - steps that must have passed
 * @property {boolean} [alone] - uses every core by itself
 * @property {boolean} [isTests] - its last line counts tests: `N passed, N failed[, N skipped]`
 */

const AT_A_TIME = 2
const COUNTS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm

function report(step, outcome, seconds) {
  const { status, output } = outcome
  const shown = step.isTests ? `\n${output.trimEnd()}\n` : ''
  if (status === 0) console.log(`${shown}ok      ${step.name} (${seconds.toFixed(1)} s)`)
  else console.log(`\n${output.trimEnd()}\nFAILED  ${step.name} (${seconds.toFixed(1)} s)\n`)
}

async function runStep(step) {
  const start = performance.now()
  const outcome = await run(step.command)
  report(step, outcome, (performance.now() - start) / 1000)
  return outcome
}

/** What a step adds to the count: its tests and itself. */
function countOf(step, { status, output }) {
  const own = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
  const [, passed, failed, skipped] = step.isTests
    ? ([...output.matchAll(COUNTS)].at(-1) ?? [])
    : []
  if (passed === undefined) return own
  return {
    passed: own.passed + Number(passed),
    failed: own.failed + Number(failed),
    skipped: Number(skipped ?? 0),
  }
}

/** Runs every step that can be run, two at a time, in the given order as far as `after` and `alone` allow. */
async function runAll(steps) {
  const outcomes = new Map()
  const running = new Map()
  const waiting = [...steps]
  const canStart = (step) =>
    (step.after ?? []).every((name) => outcomes.has(name)) &&
    (running.size === 0 || !(step.alone || [...running.keys()].some((other) => other.alone)))
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < AT_A_TIME ? waiting.find(canStart) : undefined
    if (next === undefined) {
      await Promise.race(running.values())
      continue
    }
    waiting.splice(waiting.indexOf(next), 1)
    const blocker = (next.after ?? []).find((name) => outcomes.get(name).status !== 0)
    if (blocker !== undefined) {
      const outcome = { status: 1, output: `not run: ${blocker} failed` }
      outcomes.set(next.name, outcome)
      report(next, outcome, 0)
      continue
    }
    const done = runStep(next).then((outcome) => {
      outcomes.set(next.name, outcome)
      running.delete(next)
    })
    running.set(next, done)
  }
  return outcomes
}

/**
 * Runs the steps and ends with one plain line that counts every test and every step.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<boolean>} whether all of them passed
 */
export async function runSteps(steps) {
  const outcomes = await runAll(steps)
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failed = steps.filter(({ name }) => outcomes.get(name).status !== 0)
  for (const step of steps) {
    const count = countOf(step, outcomes.get(step.name))
    for (const key of Object.keys(total)) total[key] += count[key]
  }
  if (total.skipped > 0) console.log(`\nATTENTION: ${total.skipped} tests were SKIPPED, see above`)
  if (failed.length > 0) console.log(`\nfailed: ${failed.map(({ name }) => name).join(', ')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0
}
