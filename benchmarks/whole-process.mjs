import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const preload = new URL('report-peak.mjs', import.meta.url).href

/**
 * Runs a command as a whole process, from start to exit.
 *
 * @param {string[]} args - arguments to node
 * @returns {{ seconds: number, megabytes: number, status: number, stdout: string }}
 */
export function wholeProcess(args) {
  const start = process.hrtime.bigint()
  const child = spawnSync(process.execPath, ['--import', preload, ...args], { encoding: 'utf8' })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const peak = Number(/peak-kilobytes (\d+)/.exec(child.stderr)?.[1] ?? Number.NaN)
  return { seconds, megabytes: peak / 1024, status: child.status ?? -1, stdout: child.stdout }
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
