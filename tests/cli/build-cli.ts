import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'

/** A built command line in a package folder of its own. */
export interface BuiltCli {
  readonly entry: string
  readonly remove: () => void
}

/** Bundles `src/cli/main.ts` into a temporary package with the data folders of this one. */
export function buildCli(): BuiltCli {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-cli-'))
  const { name, version, type, exports } = JSON.parse(readFileSync('package.json', 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, type, exports }))
  for (const linked of ['instruments', 'norms', 'protocols', 'node_modules'])
    symlinkSync(resolve(linked), join(folder, linked))
  buildSync({
    entryPoints: {
      main: 'src/cli/main.ts',
      'crew-worker': 'src/batch/crew/crew-worker.ts',
      'read-worker': 'src/io/ahead/read-worker.ts',
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outdir: join(folder, 'dist'),
  })
  return {
    entry: join(folder, 'dist', 'main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
