import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Runs a TypeScript file of the project in this process: bundled by esbuild, so that no loader is needed.
 *
 * @param {string} entry - path from the root of the project
 */
export async function runTypescript(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
  const outfile = join(folder, 'entry.mjs')
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
    })
    await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
