import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type BuildResult, build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

/** Bytes of the whole core, minified and compressed. A page that scores takes a part of it. */
const CORE_CEILING = 60_000

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('package.json', () => {
  it('has the dependencies that were decided on, in exact versions', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual([
      '@noble/hashes',
      'papaparse',
      'simple-statistics',
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

describe('the core bundled for a browser', () => {
  let result: BuildResult<{ write: false; metafile: true }>

  beforeAll(async () => {
    result = await build({
      entryPoints: ['src/index.ts'],
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'esm',
    })
  })

  it('imports nothing that a browser lacks', () => {
    const outside = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports)
    expect(outside).toEqual([])
  })

  it('takes in no reader, report or command line, and no package but the hash', () => {
    const inputs = Object.keys(result.metafile.inputs)
    expect(inputs.filter((path) => /^src\/(?:io|report|batch|cli)\//.test(path))).toEqual([])
    const packages = inputs.flatMap(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    )
    expect([...new Set(packages)]).toEqual(['@noble/hashes'])
  })

  it(`has at most ${CORE_CEILING} bytes compressed`, () => {
    const size = gzipSync(result.outputFiles[0]?.contents ?? new Uint8Array()).length
    console.log(`core bundle: ${size} bytes compressed`)
    expect(size).toBeLessThanOrEqual(CORE_CEILING)
  })
})
