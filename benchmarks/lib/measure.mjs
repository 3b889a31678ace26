import { larger, wholeProcess } from './whole-process.mjs'

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? Number.NaN
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper
}

/**
 * Measures variants side by side: each in a fresh process, every round in the reverse order of the one before, after a
 * warm-up round that is not counted. Every run is verified, or the whole measurement fails.
 *
 * @param {readonly { name: string, command: readonly string[], env?: Record<string, string>, statuses?: readonly number[],
 *   prepare?: () => void, verify?: (run: { stdout: string }) => void | Promise<void> }[]} variants
 * @param {number} rounds
 * @param {number} [warmUps] - 0 where a run takes minutes
 * @returns {Promise<{ name: string, seconds: readonly number[], median: number, megabytes: number | null }[]>}
 */
export async function measure(variants, rounds, warmUps = 1) {
  const found = new Map(variants.map(({ name }) => [name, { seconds: [], megabytes: null }]))
  for (let round = 1 - warmUps; round <= rounds; round++) {
    const order = round % 2 === 0 ? variants : [...variants].reverse()
    for (const variant of order) {
      const { name, command, env, statuses = [0], prepare, verify } = variant
      prepare?.()
      const run = await wholeProcess(command, { env })
      if (!statuses.includes(run.status))
        throw new Error(`${name} ended with ${run.status}: ${run.stderr.slice(-2000)}`)
      await verify?.(run)
      if (round < 1) continue
      const results = found.get(name)
      results.seconds.push(run.seconds)
      results.megabytes = larger(results.megabytes, run.megabytes)
    }
  }
  return variants.map(({ name }) => {
    const { seconds, megabytes } = found.get(name)
    return { name, seconds, median: median(seconds), megabytes }
  })
}
