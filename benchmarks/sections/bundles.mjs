// What a page loads: bundles by esbuild, minified, and compressed as servers do.
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, version } from 'esbuild'
import { count } from '../lib/format.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUNDLES = {
  "everything of 'mindgauge'": "export * from './dist/index.js'",
  'score of any instrument': "export { score } from './dist/index.js'",
  'score and the PHQ-9':
    "export { score } from './dist/index.js'; export { default } from './dist/instruments/phq-9.js'",
  'mindgauge/scorers/phq-9': "export { default } from './dist/scorers/phq-9.js'",
  'mindgauge/scorers/rcads-47': "export { default } from './dist/scorers/rcads-47.js'",
}

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
  })
  return outputFiles[0].contents
}

export async function bundles() {
  const rows = []
  for (const [what, contents] of Object.entries(BUNDLES)) {
    const bytes = await bundled(contents)
    rows.push({
      what,
      'minified bytes': count(bytes.length),
      'gzip -9': count(gzipSync(bytes, { level: 9 }).length),
      brotli: count(brotliCompressSync(bytes).length),
    })
  }
  return {
    title: 'What a page loads',
    text: [
      `Bundles for a browser by esbuild ${version}, minified, names of properties kept. The last two have the instrument in them. Sizes do not vary from run to run; \`tests/package.test.ts\` holds their ceilings.`,
    ],
    rows,
  }
}
