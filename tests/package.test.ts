import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type BuildResult, build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

/** Bytes, minified and compressed: of the whole core, and of what a page needs that imports one parsed instrument. */
const CEILINGS = { core: 78_000, score: 13_500 }

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
  })
}

function compressedSize(name: string, { outputFiles }: Bundle): number {
  const size = gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length
  console.log(`${name} bundle: ${size} bytes compressed`)
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

  it('takes in no reader, report or command line, and no package but the hash', () => {
    const inputs = Object.keys(core.metafile.inputs)
    expect(inputs.filter((path) => /^src\/(?:io|report|batch|cli)\//.test(path))).toEqual([])
    const packages = inputs.flatMap(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    )
    expect([...new Set(packages)]).toEqual(['@noble/hashes'])
  })

  it(`has at most ${CEILINGS.core} bytes compressed`, () => {
    expect(compressedSize('core', core)).toBeLessThanOrEqual(CEILINGS.core)
  })

  it(`has at most ${CEILINGS.score} where only score is used, without validators, parser and hash`, async () => {
    const score = await bundle("export { score } from './src/index.ts'")
    const inputs = Object.entries(Object.values(score.metafile.outputs)[0]?.inputs ?? {})
    const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
    expect(used.filter((path) => /schema\/|parse-|node_modules/.test(path))).toEqual([])
    expect(compressedSize('score', score)).toBeLessThanOrEqual(CEILINGS.score)
  })
})
