import { defineConfig } from 'tsup'

const LIBRARY = {
  index: 'src/index.ts',
  cohort: 'src/cohort/index.ts',
  io: 'src/io/index.ts',
  report: 'src/report/index.ts',
}

const config: ReturnType<typeof defineConfig> = defineConfig({
  // The validators are a file of their own, so that a bundler can leave them out where nothing is parsed.
  entry: {
    ...LIBRARY,
    cli: 'src/cli/main.ts',
    'screen-worker': 'src/batch/screen/screen-worker.ts',
    validators: 'src/schema/validators.generated.js',
  },
  dts: { entry: LIBRARY },
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/],
  splitting: true,
  sourcemap: false,
  clean: true,
})

export default config
