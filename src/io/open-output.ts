import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { issue, type Result } from '../issue/issue.js'
import { errorCode } from './file/check-file.js'
import { inTheWay } from './in-the-way.js'
import { isNoSpace } from './no-space.js'
import { createOutputFile, type OutputFile } from './output-file.js'

/** Files that appear in their folder all at once at the end, or not at all. */
export interface Output {
  /** Opens a file of the output, by its name without a folder. */
  readonly file: (name: string) => OutputFile
  /**
   * Makes a folder of the output, by its name, and says where to fill it until the end; it is put in its place with
   * all that is in it.
   */
  readonly folder: (name: string) => string
  /** Puts all files in their place, over those of an earlier run; after that the output is closed. */
  readonly commit: () => Result<readonly string[]>
  /** Removes everything that was written. Does nothing after `commit` or a first `abort`. */
  readonly abort: () => void
}

/**
 * Begins an output into a folder. Files are written to a hidden folder on the same disk and renamed at the end. Where
 * a rename fails, the files already renamed are taken back and the earlier ones put back.
 *
 * The hidden folder is removed on `abort`, when the process exits, and on SIGINT and SIGTERM.
 *
 * A folder, a device or an input is never replaced: `commit` then gives the issue, and nothing is written.
 *
 * @param folder - made where it is not there, at the end
 * @param inputs - paths of the files that are read, which an output may not replace
 * @param isOurs - whether a folder of this name is that of an earlier run, which a folder of the output replaces whole;
 *   no other folder ever is
 * @returns the output, or issue `output-unwritable`
 */
export function openOutput(
  folder: string,
  inputs: readonly string[] = [],
  isOurs: (name: string) => boolean = () => false,
): Result<Output> {
  const target = resolve(folder)
  try {
    if (existsSync(target) && !statSync(target).isDirectory())
      return unwritable(target, 'a file of this name')
    const holder = existsSync(target) ? target : nearestFolder(target)
    return { ok: true, value: createOutput(target, holder, inputs, isOurs), issues: [] }
  } catch (error) {
    return unwritable(target, causeOf(error))
  }
}

/** What the system says against it. */
const causeOf = (error: unknown): string => (isNoSpace(error) ? 'a full disk' : errorCode(error))

/** The nearest folder above that is there. */
function nearestFolder(path: string): string {
  const above = dirname(path)
  return existsSync(above) ? above : nearestFolder(above)
}

function unwritable(
  target: string,
  received: string,
  expected = 'a folder that can be written',
): Result<never> {
  const file = basename(target)
  return { ok: false, issues: [issue({ code: 'output-unwritable', file, expected, received })] }
}

function createOutput(
  target: string,
  holder: string,
  inputs: readonly string[],
  isOurs: (name: string) => boolean,
): Output {
  const files = new Map<string, OutputFile>()
  const folders = new Set<string>()
  const isTaken = (name: string): boolean =>
    !isOpen || name !== basename(name) || files.has(name) || folders.has(name)
  let isOpen = true
  let staging: string | undefined
  const abort = (): void => {
    if (!isOpen) return
    isOpen = false
    removeListeners()
    for (const file of files.values()) file.close()
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true })
  }
  // Listens before the folder is there: a signal in between would leave it behind.
  const removeListeners = onEnd(abort)
  const hidden = makeHidden(holder, removeListeners)
  staging = hidden
  return {
    abort,
    file(name) {
      if (isTaken(name))
        throw new Error('Output.file requires an open output and a file name of its own')
      const file = createOutputFile(openSync(join(hidden, name), 'wx'))
      files.set(name, file)
      return file
    },
    folder(name) {
      if (isTaken(name))
        throw new Error('Output.folder requires an open output and a name of its own')
      mkdirSync(join(hidden, name))
      folders.add(name)
      return join(hidden, name)
    },
    commit() {
      if (!isOpen) throw new Error('Output.commit requires an open output')
      let made: string | undefined
      try {
        for (const file of files.values()) file.close()
        const names = [...files.keys(), ...folders]
        const taken = [...folders].find((name) => isInTheWay(join(target, name), isOurs(name)))
        if (taken !== undefined)
          return unwritable(
            join(target, taken),
            'something of this name',
            'a name for a new folder',
          )
        const blocked = blockedIn(target, [...files.keys()], inputs)
        if (blocked !== null) return blocked
        made = mkdirSync(target, { recursive: true })
        replaceAll(names, hidden, target)
        return { ok: true, value: names.map((name) => join(target, name)), issues: [] }
      } catch (error) {
        if (made !== undefined) rmSync(made, { recursive: true, force: true })
        return unwritable(target, causeOf(error))
      } finally {
        abort()
      }
    },
  }
}

/** Whether anything stands where a folder is to be put, but for a folder of ours; a link to one is none. */
function isInTheWay(path: string, isOurs: boolean): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false })
  return there !== undefined && !(isOurs && there.isDirectory())
}

/** The issue of the first name that something else has, which is left as it is. */
function blockedIn(
  target: string,
  names: readonly string[],
  inputs: readonly string[],
): Result<never> | null {
  for (const name of names) {
    const received = inTheWay(join(target, name), inputs)
    if (received !== null) return unwritable(join(target, name), received, 'a name for a new file')
  }
  return null
}

function makeHidden(holder: string, onFailure: () => void): string {
  try {
    return mkdtempSync(join(holder, '.mindgauge-'))
  } catch (error) {
    onFailure()
    throw error
  }
}

/** Renames files from one folder to another, former ones of the same name aside first; all or none. */
function replaceAll(names: readonly string[], from: string, to: string): void {
  const former = mkdtempSync(join(from, 'former-'))
  const undo: (() => void)[] = []
  const move = (source: string, destination: string): void => {
    renameSync(source, destination)
    undo.push(() => renameSync(destination, source))
  }
  try {
    for (const name of names) {
      if (existsSync(join(to, name))) move(join(to, name), join(former, name))
      move(join(from, name), join(to, name))
    }
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs `clean` when the process exits or is told to end. A signal that nobody else listens to then ends the process
 * as it would have.
 *
 * @returns a function that stops listening
 */
function onEnd(clean: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    clean()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.on('exit', clean)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return () => {
    process.off('exit', clean)
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
}
