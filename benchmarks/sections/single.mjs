// One PHQ-9 at a time: nanoseconds and garbage.
import { fileURLToPath } from 'node:url'
import { ratio, spread } from '../lib/format.mjs'
import { versionOf } from '../lib/machine.mjs'
import { median } from '../lib/measure.mjs'
import { wholeProcess } from '../lib/whole-process.mjs'
import { CONTENDERS } from '../single/contenders.mjs'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const FLAGS = ['--expose-gc', '--max-semi-space-size=128', '--min-semi-space-size=128']

async function measureOne(name) {
  const run = await wholeProcess([process.execPath, ...FLAGS, here('single/measure-one.mjs'), name])
  if (run.status === 0) return JSON.parse(run.stdout)
  if (/Cannot find package/.test(run.stderr)) return null
  throw new Error(`${name}: ${run.stderr.slice(-2000)}`)
}

export async function single(rounds) {
  const found = Object.fromEntries(Object.keys(CONTENDERS).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(CONTENDERS)
    for (const name of round % 2 === 0 ? names : names.reverse()) {
      const one = await measureOne(name)
      if (one !== null) found[name].push(one)
    }
  }
  const middle = (name, key) => median(found[name].map((one) => one[key]))
  const ours = middle('mindgauge', 'nanoseconds')
  const present = Object.keys(CONTENDERS).filter((name) => found[name].length > 0)
  const absent = Object.keys(CONTENDERS).filter((name) => found[name].length === 0)
  const titles = (names) =>
    names
      .map((name) => CONTENDERS[name])
      .map(({ title, package: from }) =>
        from === undefined ? title : `${title} (${versionOf(here(`node_modules/${from}`))})`,
      )
  const rows = present.map((name) => ({
    what: CONTENDERS[name].title,
    ns: Math.round(middle(name, 'nanoseconds')),
    'min–max ns': spread(
      found[name].map(({ nanoseconds }) => nanoseconds),
      Math.round,
    ),
    'bytes of the result': Math.round(middle(name, 'result')),
    'bytes of garbage beyond it': Math.round(
      Math.max(0, middle(name, 'allocated') - middle(name, 'result')),
    ),
    'time ÷ mindgauge': ratio(middle(name, 'nanoseconds') / ours),
  }))
  return {
    title: 'One PHQ-9 at a time',
    text: [
      `1,000 different complete sheets over and over, what can be compiled is compiled once; median of ${rounds} fresh processes, order reversed every round; totals verified first. mindgauge returns status, bounds, band, rules and the critical item with each total, the others the bare total.`,
      `${titles(present).join('; ')}. Not run, because it is not in the npm registry: awell-score.${absent.length === 0 ? '' : ` Not installed: ${absent.map((name) => CONTENDERS[name].title).join('; ')}.`}`,
    ],
    rows,
  }
}
