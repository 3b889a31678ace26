import { createRequire } from 'node:module'

/** Version of this package. */
export function version(): string {
  const { version } = createRequire(import.meta.url)('mindgauge/package.json') as {
    readonly version: string
  }
  return version
}
