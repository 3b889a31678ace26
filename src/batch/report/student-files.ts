import { mkdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Place, schoolKey, schoolName } from '../../report/model/report-level.js'
import { safeFileName, type TakenNames } from './safe-file-name.js'
import { writeNewFile } from './write-new-file.js'

/** A class in the output: its folder below that of the pages, and the names of its files so far. */
export interface ClassFolder {
  readonly place: Place
  /** Names of folders from the outermost, as they stand on the disk. */
  readonly path: readonly string[]
  readonly isOwn: boolean
  readonly put: (name: string, content: Uint8Array | string) => void
}

interface Folder {
  readonly path: readonly string[]
  readonly taken: TakenNames
  readonly folders: Map<string, Folder>
}

/**
 * Folders by school, grade and class. Every thread names them in the order in which they come, so that all give the
 * same names; each makes and fills its own classes only.
 */
export function studentFiles(
  target: string,
  ending: string,
  part: number,
  nParts: number,
): { readonly of: (place: Place) => ClassFolder; readonly classes: () => Iterable<ClassFolder> } {
  const top: Folder = { path: [], taken: new Set(), folders: new Map() }
  const classes = new Map<string, ClassFolder>()
  let count = 0
  const within = (folder: Folder, text: string): Folder => {
    const known = folder.folders.get(text)
    if (known !== undefined) return known
    const path = [...folder.path, safeFileName(text, folder.taken)]
    const made: Folder = { path, taken: new Set(['index']), folders: new Map() }
    folder.folders.set(text, made)
    return made
  }
  const open = (place: Place): ClassFolder => {
    const { grade, class: ofClass } = place
    const folder = [schoolName(place), grade, ofClass].reduce(within, top)
    const isOwn = count++ % nParts === part
    const path = join(target, ...folder.path)
    if (isOwn) mkdirSync(path, { recursive: true })
    return {
      place,
      path: folder.path,
      isOwn,
      put: (name, content) => {
        const file = `${path}${sep}${safeFileName(name, folder.taken)}${ending}`
        writeNewFile(file, content)
      },
    }
  }
  return {
    of: (place) => {
      const key = `${schoolKey(place)}\u0000${place.grade}\u0000${place.class}`
      const known = classes.get(key)
      if (known !== undefined) return known
      const opened = open(place)
      classes.set(key, opened)
      return opened
    },
    classes: () => classes.values(),
  }
}
