import { spawn } from 'node:child_process'

/**
 * Runs a script of Node, given by its path, or a command found by its name; resolves with its exit status and what it printed.
 *
 * @param {readonly string[]} command - the program and its arguments
 * @param {{ cwd?: string, echo?: 'live' | 'quiet', env?: Record<string, string> }} [options]
 */
export function run(command, { cwd = process.cwd(), echo = 'quiet', env = {} } = {}) {
  const isScript = command[0].includes('/')
  const [file, ...args] = isScript ? [process.execPath, ...command] : command
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !isScript && process.platform === 'win32',
    })
    let output = ''
    const take = (chunk) => {
      output += chunk
      if (echo === 'live') process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}\n` }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
