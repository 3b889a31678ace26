import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const POLL_MS = 5

/** Peak of the memory in use by a process so far, in MB; null where the system does not tell (not Linux, or ended). */
function peakMegabytes(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The larger of two numbers that may not be known. */
export function larger(one, other) {
  if (one === null || other === null) return one ?? other
  return Math.max(one, other)
}

/**
 * Runs a command as a whole process, from start to exit. Its peak memory is read from outside, so that every program
 * is measured alike and none is burdened.
 *
 * @param {readonly string[]} command - program and arguments
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ seconds: number, megabytes: number | null, status: number, stdout: string, stderr: string }>}
 */
export function wholeProcess([program, ...args], { env = {}, cwd } = {}) {
  return new Promise((resolve) => {
    const start = process.hrtime.bigint()
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } })
    let megabytes = null
    let stdout = ''
    let stderr = ''
    const poll = setInterval(() => {
      megabytes = larger(megabytes, peakMegabytes(child.pid))
    }, POLL_MS)
    child.stdout.on('data', (text) => {
      stdout += text
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    const end = (status) => {
      clearInterval(poll)
      const seconds = Number(process.hrtime.bigint() - start) / 1e9
      resolve({ seconds, megabytes, status, stdout, stderr })
    }
    child.on('error', (error) => {
      stderr += error.message
      end(-1)
    })
    child.on('close', (status) => end(status ?? -1))
  })
}
