import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Bundles the script of the Web Worker into one file: the readers and the engine as they are, with small stand-ins for
 * what they use of Node.
 *
 * @param {string} outfile
 */
export async function buildBrowserWorker(outfile) {
  const standIns = readFileSync(new URL('browser-stand-ins.json', import.meta.url), 'utf8')
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/browser/screen-worker.ts'],
    outfile: resolve(outfile),
    bundle: true,
    minify: true,
    format: 'esm',
    // A script without imports and exports would pass for CommonJS.
    footer: { js: 'export {}' },
    platform: 'browser',
    target: 'es2022',
    ...JSON.parse(standIns),
    logLevel: 'warning',
  })
}
