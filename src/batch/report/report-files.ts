import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { safeFileName, type TakenNames } from './safe-file-name.js'

/** Folders and files below one folder, with safe names of which each stands once. */
export interface ReportFiles {
  /** Puts a file into folders called after texts, under a name made of a text; where it stands, for a link. */
  readonly put: (
    folders: readonly string[],
    name: string,
    ending: string,
    content: Uint8Array | string,
  ) => string
  readonly count: () => number
}

interface Folder {
  readonly path: string
  /** From the outermost folder, with `/`, each part as it stands in a link. */
  readonly href: string
  readonly taken: TakenNames
  readonly folders: Map<string, Folder>
}

/**
 * @param root - a folder that is there
 * @param name - how a link names it
 */
export function reportFiles(root: string, name: string): ReportFiles {
  const top: Folder = {
    path: root,
    href: encodeURIComponent(name),
    taken: new Set(),
    folders: new Map(),
  }
  let written = 0
  return {
    put(folders, text, ending, content) {
      const folder = folders.reduce(within, top)
      const own = `${safeFileName(text, folder.taken)}${ending}`
      writeFileSync(join(folder.path, own), content, { flag: 'wx', mode: 0o600 })
      written++
      return `${folder.href}/${encodeURIComponent(own)}`
    },
    count: () => written,
  }
}

function within(folder: Folder, text: string): Folder {
  const known = folder.folders.get(text)
  if (known !== undefined) return known
  const name = safeFileName(text, folder.taken)
  const made: Folder = {
    path: join(folder.path, name),
    href: `${folder.href}/${encodeURIComponent(name)}`,
    taken: new Set(),
    folders: new Map(),
  }
  mkdirSync(made.path)
  folder.folders.set(text, made)
  return made
}
