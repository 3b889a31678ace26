import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type BuildResult, build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { scorerModules } from './support/scorer-modules.js'

/**
 * Bytes of bundles for a browser, by esbuild, minified, in gzip at its level 9: of the whole core; of `score` for any
 * instrument, which is imported beside it; of a page that scores one instrument, the instrument included.
 */
const CEILINGS = { core: 14_500, score: 9_500, one: 5_700 }

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('package.json', () => {
  it('has the dependencies that were decided on, in exact versions', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual([
      '@noble/hashes',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'papaparse',
      'yauzl',
    ])
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  it('is an ES module without side effects for Node 20.19 and newer', () => {
    expect(manifest).toMatchObject({
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19' },
      license: 'MIT',
    })
    for (const unwanted of [
      'main',
      'module',
      'browser',
      'peerDependencies',
      'optionalDependencies',
    ])
      expect(manifest).not.toHaveProperty(unwanted)
  })

  it('ships what was built and the data, without the worked answers', () => {
    expect(manifest.files).toEqual([
      'dist',
      'instruments',
      'norms',
      'protocols',
      '!instruments/**/golden.json',
    ])
  })

  it('runs no script at installation', () => {
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(name)
  })
})

type Bundle = BuildResult<{ write: false; metafile: true }>

function bundle(contents: string): Promise<Bundle> {
  return build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    plugins: [scorerModules],
  })
}

function compressedSize(name: string, { outputFiles }: Bundle): number {
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  const size = gzipSync(bytes, { level: 9 }).length
  console.log(
    `${name} bundle: ${bytes.length} bytes, gzip ${size}, brotli ${brotliCompressSync(bytes).length}`,
  )
  return size
}

describe('the core bundled for a browser', () => {
  let core: Bundle

  beforeAll(async () => {
    core = await bundle("export * from './src/index.ts'")
  })

  it('imports nothing that a browser lacks', () => {
    const outside = Object.values(core.metafile.outputs).flatMap(({ imports }) => imports)
    expect(outside).toEqual([])
  })

  it('takes in no validator, parser, reader, report or command line, and no package', () => {
    const inputs = Object.keys(core.metafile.inputs)
    const others = /^src\/(?:schema|risk|cohort|io|report|batch|cli)\/|\/(?:parse|lint)-/
    expect(inputs.filter((path) => others.test(path))).toEqual([])
    const packages = inputs.flatMap(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    )
    expect(packages).toEqual([])
  })

  it(`has at most ${CEILINGS.core} bytes compressed`, () => {
    expect(compressedSize('core', core)).toBeLessThanOrEqual(CEILINGS.core)
  })

  it(`has at most ${CEILINGS.score} where only score is used, without norm conversions`, async () => {
    const score = await bundle("export { score } from './src/index.ts'")
    const used = Object.keys(score.metafile.inputs).filter((path) => isUsed(score, path))
    expect(used.filter((path) => /conversions\/|compile-norms|normal-/.test(path))).toEqual([])
    expect(compressedSize('score', score)).toBeLessThanOrEqual(CEILINGS.score)
  })
  it(`has at most ${CEILINGS.one} with the instrument where only the PHQ-9 is scored`, async () => {
    const one = await bundle("export { default } from 'scorer:phq-9'")
    const used = Object.keys(one.metafile.inputs).filter((path) => isUsed(one, path))
    expect(used.filter((path) => /compile-|norm\/|combine-|packed|fit-cut/.test(path))).toEqual([])
    expect(compressedSize('one instrument', one)).toBeLessThanOrEqual(CEILINGS.one)
  })
})

function isUsed({ metafile }: Bundle, path: string): boolean {
  const [output] = Object.values(metafile.outputs)
  return (output?.inputs[path]?.bytesInOutput ?? 0) > 0
}
