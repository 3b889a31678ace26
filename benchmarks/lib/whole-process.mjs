import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const POLL_MS = 5

/** Peak of the memory in use by a process so far, in MB; 0 where the system does not tell (not Linux). */
function peakMegabytes(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

/**
 * Runs a command as a whole process, from start to exit. Its peak memory is read from outside, so that every program
 * is measured alike and none is burdened.
 *
 * @param {readonly string[]} command - program and arguments
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ seconds: number, megabytes: number, status: number, stdout: string, stderr: string }>}
 */
export function wholeProcess([program, ...args], { env = {}, cwd } = {}) {
  return new Promise((resolve) => {
    const start = process.hrtime.bigint()
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } })
    let megabytes = 0
    let stdout = ''
    let stderr = ''
    const poll = setInterval(() => {
      megabytes = Math.max(megabytes, peakMegabytes(child.pid))
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
