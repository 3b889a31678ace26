import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { parseInstrument } from '../../src/parse.js'
import { workplace } from '../cli/run-command.js'

/** Bytes beside the result of one score of a PHQ-9, compiled once. */
const MOST_GARBAGE = 145
const MOST_RESULT = 790

const place = workplace()
afterAll(place.remove)

it(`one score leaves at most ${MOST_GARBAGE} bytes of garbage beyond its result`, async () => {
  const parsed = parseInstrument(
    JSON.parse(readFileSync('instruments/phq-9/instrument.json', 'utf8')),
  )
  if (!parsed.ok) throw new Error('phq-9 does not parse')
  const outfile = place.path('one-score.mjs')
  await build({
    entryPoints: ['tests/counted-work/one-score.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    banner: { js: `const phq9 = ${JSON.stringify(parsed.value)}` },
  })
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64']
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, outfile], { encoding: 'utf8' })
  const { allocated, result, total } = JSON.parse(stdout || '{}')
  expect(total, stderr).toBeGreaterThan(0)
  console.log(
    `one score: ${result.toFixed(0)} bytes of result, ${(allocated - result).toFixed(0)} of garbage`,
  )
  expect(result).toBeLessThanOrEqual(MOST_RESULT)
  expect(allocated - result).toBeLessThanOrEqual(MOST_GARBAGE)
})
