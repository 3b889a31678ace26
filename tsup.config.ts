import { defineConfig } from 'tsup'

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    index: 'src/index.ts',
    io: 'src/io/index.ts',
    report: 'src/report/index.ts',
    cli: 'src/cli/main.ts',
  },
  dts: { entry: { index: 'src/index.ts', io: 'src/io/index.ts', report: 'src/report/index.ts' } },
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/],
  splitting: true,
  sourcemap: false,
  clean: true,
})

export default config
