import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CANDIDATES = [
  process.env['CHROMIUM'],
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/usr/bin/chromium',
]

/** The browser of this machine; null where there is none. */
export function findChromium(): string | null {
  const works = (program: string | undefined): program is string =>
    program !== undefined && spawnSync(program, ['--version']).status === 0
  return CANDIDATES.find(works) ?? null
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  csv: 'application/octet-stream',
  json: 'application/json',
}

/**
 * Opens a page in a headless browser, serves it files, and waits for what it posts to `/result`.
 *
 * @param files - by path, such as `/index.html`
 * @param milliseconds - how long to wait
 */
export async function resultOfPage(
  chromium: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  milliseconds: number,
): Promise<unknown> {
  const profile = mkdtempSync(join(tmpdir(), 'mindgauge-chromium-'))
  let browser: ChildProcess | null = null
  let serve: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => serve(request, response))
  const result = new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the page posts no result')), milliseconds)
    serve = (request, response) => {
      if (request.method === 'POST') {
        const pieces: Uint8Array[] = []
        request.on('data', (piece: Uint8Array) => pieces.push(piece))
        request.on('end', () => {
          response.end()
          clearTimeout(timer)
          resolve(JSON.parse(Buffer.concat(pieces).toString('utf8')))
        })
        return
      }
      const content = files[request.url ?? '']
      response.writeHead(content === undefined ? 404 : 200, {
        'content-type': TYPES[request.url?.split('.').at(-1) ?? ''] ?? 'text/plain',
      })
      response.end(content)
    }
  })
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/index.html`
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
    browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`, url], {
      stdio: 'ignore',
      detached: true,
    })
    return await result
  } finally {
    if (browser !== null) {
      const gone = new Promise((resolve) => browser?.once('exit', resolve))
      // Its helpers write into the profile too: the whole group of processes ends.
      if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL')
      await gone
    }
    server.closeAllConnections()
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
