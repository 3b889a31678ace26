import { existsSync, type Stats, statSync } from 'node:fs'

/**
 * What stands where a file is to be put and may not be replaced by it: a folder, something that is no plain file (a
 * device, a pipe), or one of the files that are read.
 *
 * @param path - where the file is to be put
 * @param inputs - paths that are read; what is not there counts for nothing
 * @returns in words what is in the way; `null` where nothing is, or a plain file of an earlier run
 */
export function inTheWay(path: string, inputs: readonly string[]): string | null {
  if (!existsSync(path)) return null
  const there = statSync(path)
  if (there.isDirectory()) return 'a folder of this name'
  if (!there.isFile()) return 'something else than a file'
  return inputs.some((input) => existsSync(input) && isSame(there, statSync(input)))
    ? 'a file that is read from'
    : null
}

const isSame = (one: Stats, other: Stats): boolean => one.ino === other.ino && one.dev === other.dev
