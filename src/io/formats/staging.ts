import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folders that are still there; taken away when the process ends, whatever happens. */
const folders = new Set<string>()

/** A temporary file that only its owner can read. */
export interface StagingFile {
  readonly path: string
  readonly remove: () => void
}

/** Makes room for a file of answers in a folder of its own, which `remove` or the end of the process takes away. */
export function stagingFile(name: string): StagingFile {
  if (folders.size === 0) process.once('exit', removeAll)
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
  chmodSync(folder, 0o700)
  folders.add(folder)
  return { path: join(folder, name), remove: () => removeFolder(folder) }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  folders.delete(folder)
  if (folders.size === 0) process.off('exit', removeAll)
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
