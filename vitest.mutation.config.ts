import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Unit tests of the core only, without type tests: what `npm run mutate` runs against each mutant. */
const config: ViteUserConfig = defineConfig({
  test: { include: ['src/{score,risk,norm,cohort}/**/*.test.ts'], testTimeout: 60_000 },
})

export default config
