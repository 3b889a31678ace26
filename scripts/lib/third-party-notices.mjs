// Licences of the packages whose code is bundled into dist/, found by the comments that the bundler puts before each file.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BUNDLED_FILE = /^\s*\/\/ (node_modules\/(?:.*\/node_modules\/)?(?:@[^/\n]+\/)?[^/\n]+)\//gm

/** Writes `third-party-notices.txt` into a folder of bundles; throws where a bundled package has no licence file. */
export function writeThirdPartyNotices(folder) {
  const packages = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(BUNDLED_FILE)])
      .map(([, path]) => path),
  )
  const texts = [...packages].sort().map(noticeOf)
  writeFileSync(join(folder, 'third-party-notices.txt'), [...new Set(texts)].join('\n'))
}

function noticeOf(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const files = readdirSync(path).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
  if (!files.some((file) => /^(?:licen[cs]e|copying)/i.test(file)))
    throw new Error(`noticeOf found no licence file of ${name}`)
  // Some packages have a folder with the licences of their parts beside their own.
  const texts = files
    .map((file) => join(path, file))
    .flatMap((file) =>
      statSync(file).isFile() ? [file] : readdirSync(file).map((part) => join(file, part)),
    )
    .map((file) => readFileSync(file, 'utf8').trim())
  return [`${'='.repeat(78)}\n${name} ${version} (${license})\n`, ...texts, ''].join('\n')
}
