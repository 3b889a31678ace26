import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', './scripts/plain-line-reporter.mjs'],
    typecheck: {
      enabled: true,
      include: ['tests/types/**/*.test-d.ts'],
      tsconfig: 'tests/types/tsconfig.json',
    },
    coverage: { include: ['src/**'], exclude: ['**/*.test.ts', '**/*.generated.*'] },
  },
})

export default config
