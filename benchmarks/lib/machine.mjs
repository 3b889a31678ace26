import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { pipeline } from 'node:stream/promises'

/** The machine and what runs on it, in one line. */
export function machine() {
  const [first] = cpus()
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  return `Node ${process.version}, ${cpus().length} × ${first?.model ?? 'unknown'}, ${gigabytes} GB, ${type()} ${release()}`
}

/** Version of an installed package, as its package.json says. */
export function versionOf(folder) {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version
}

/** Size and SHA-256 of a file, in words. */
export async function fileFacts(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return `${(statSync(path).size / 1e6).toFixed(1)} MB, SHA-256 ${hash.digest('hex').slice(0, 16)}…`
}
