import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Unit tests of the core, or of the rooms named in `ROOMS` (`score,risk`): what `npm run mutate` runs against each mutant. */
const rooms: readonly string[] = (process.env['ROOMS'] ?? 'score,risk,norm,cohort').split(',')

const config: ViteUserConfig = defineConfig({
  test: { include: rooms.map((room) => `src/${room}/**/*.test.ts`), testTimeout: 60_000 },
})

export default config
