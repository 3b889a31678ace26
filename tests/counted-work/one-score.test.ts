import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { workplace } from '../cli/run-command.js'
import { READINGS, scorerModules } from '../support/scorer-modules.js'

/**
 * Bytes beside the result of one score of a PHQ-9, compiled once or ahead of time: 75 where the machine compiles on the
 * thread that runs, whatever else the machine does; up to 165 where it compiles beside it. The budget is 200.
 */
const MOST_GARBAGE = 100
const MOST_RESULT = 790

const place = workplace()
afterAll(place.remove)

const phq9 = READINGS.find(({ name }) => name === 'phq-9')?.instrument
const MEASURE = "import { measure } from './tests/counted-work/one-score.ts'"
const PROGRAMS = {
  score: `${MEASURE}; import { score } from './src/index.ts'
    const phq9 = ${JSON.stringify(phq9)}; measure((answers) => score(phq9, answers))`,
  scorer: `${MEASURE}; import scorer from 'scorer:phq-9'; measure(scorer)`,
}

it.each(['score', 'scorer'] as const)(
  'one %s leaves few bytes of garbage beyond its result',
  async (name) => {
    const outfile = place.path(`${name}.mjs`)
    await build({
      stdin: { contents: PROGRAMS[name], resolveDir: '.' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      plugins: [scorerModules],
    })
    const flags = [
      '--single-threaded',
      '--no-maglev',
      '--expose-gc',
      '--min-semi-space-size=64',
      '--max-semi-space-size=64',
    ]
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, outfile], {
      encoding: 'utf8',
    })
    const { allocated, result, total } = JSON.parse(stdout || '{}')
    expect(total, stderr).toBeGreaterThan(0)
    const garbage = allocated - result
    console.log(
      `one ${name}: ${result.toFixed(0)} bytes of result, ${garbage.toFixed(0)} of garbage`,
    )
    expect(result).toBeLessThanOrEqual(MOST_RESULT)
    expect(garbage).toBeLessThanOrEqual(MOST_GARBAGE)
  },
)
