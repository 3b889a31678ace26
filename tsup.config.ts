import { defineConfig, type Options } from 'tsup'

const LIBRARY = {
  index: 'src/index.ts',
  parse: 'src/parse.ts',
  risk: 'src/risk/index.ts',
  cohort: 'src/cohort/index.ts',
  io: 'src/io/index.ts',
  report: 'src/report/index.ts',
  browser: 'src/browser/index.ts',
}

const COMMON: Options = {
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/],
  sourcemap: false,
}

const config: ReturnType<typeof defineConfig> = defineConfig([
  {
    ...COMMON,
    // The validators are a file of their own, so that a bundler can leave them out where nothing is parsed.
    // So are the steps of the engine, of which the modules of single instruments take what they need.
    entry: {
      ...LIBRARY,
      validators: 'src/schema/validators.generated.js',
      scorer: 'src/scorer.ts',
    },
    dts: { entry: LIBRARY },
    splitting: true,
    clean: true,
  },
  {
    ...COMMON,
    // What the busiest commands share is put into one file afterwards, by scripts/lib/merge-chunks.mjs.
    noExternal: ['@noble/hashes', 'papaparse'],
    entry: {
      cli: 'src/cli/main.ts',
      'crew-worker': 'src/batch/crew/crew-worker.ts',
      'report-worker': 'src/batch/report/report-worker.ts',
    },
    splitting: true,
  },
  {
    ...COMMON,
    // Alone, so that the thread has little to load.
    noExternal: ['papaparse'],
    entry: { 'read-worker': 'src/io/ahead/read-worker.ts' },
    splitting: false,
  },
])

export default config
