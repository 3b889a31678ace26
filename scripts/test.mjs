// The whole suite, step by step; ends with one plain line: N passed, N failed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installIfStale } from './lib/install.mjs'
import { runSteps } from './lib/steps.mjs'

installIfStale()
const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
const tarball = join(folder, 'mindgauge.tgz')
const bin = (path) => `node_modules/${path}`

// Two steps run at a time; a step waits for those that it comes `after`, and is failed where they failed.
const steps = [
  { name: 'validators', command: ['scripts/compile-schemas.mjs'] },
  { name: 'kernel', command: ['scripts/compile-kernel.mjs'] },
  {
    name: 'format and lint',
    command: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
  },
  { name: 'build', command: ['scripts/build.mjs'], after: ['validators', 'kernel'] },
  { name: 'types', command: [bin('typescript/lib/tsc.js'), '--noEmit'], after: ['build'] },
  {
    name: 'vitest',
    command: [bin('vitest/vitest.mjs'), 'run'],
    after: ['build'],
    isTests: true,
    alone: true,
  },
  { name: 'instruments, norms and protocols', command: ['scripts/validate.mjs'], after: ['build'] },
  { name: 'pack', command: ['scripts/pack.mjs', tarball], after: ['build'] },
  {
    name: 'publint',
    command: [bin('publint/src/cli.js'), 'run', tarball, '--strict'],
    after: ['pack'],
  },
  {
    name: 'attw',
    command: [bin('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only'],
    after: ['pack'],
  },
  { name: 'api report', command: ['scripts/api.mjs'], after: ['build'] },
  { name: 'knip', command: [bin('knip/bin/knip.js'), '--no-progress'], after: ['build'] },
  { name: 'typedoc', command: ['scripts/typedoc.mjs'], after: ['build'] },
  { name: 'packed tarball', command: ['scripts/packed.mjs', tarball], after: ['pack'] },
  { name: 'examples', command: ['scripts/examples.mjs'], after: ['build'] },
]

const ok = await runSteps(steps)
rmSync(folder, { recursive: true, force: true })
process.exitCode = ok ? 0 : 1
