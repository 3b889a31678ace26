import { basename, dirname, resolve } from 'node:path'
import { type Output, openOutput } from '../io/open-output.js'
import type { Issue } from '../issue/issue.js'

/** Where the answer sheets and the roster go. */
export interface TermTargets {
  readonly paths: readonly string[]
  readonly responses: (bytes: Uint8Array) => void
  readonly roster: (bytes: Uint8Array) => void
  readonly commit: () => readonly Issue[]
  readonly abort: () => void
}

/** Opens both files; those in one folder appear together. None of `inputs` is written over. */
export function openTerm(
  out: string,
  roster: string | null,
  inputs: readonly string[],
): TermTargets | { issues: readonly Issue[] } {
  const paths = roster === null ? [out] : [out, roster]
  const outputs = new Map<string, Output>()
  for (const folder of paths.map((path) => dirname(resolve(path)))) {
    if (outputs.has(folder)) continue
    const opened = openOutput(folder, inputs)
    if (opened.ok) outputs.set(folder, opened.value)
    else {
      for (const output of outputs.values()) output.abort()
      return { issues: opened.issues }
    }
  }
  const [first, second] = paths.map((path) => {
    const file = outputs.get(dirname(resolve(path)))?.file(basename(path))
    return (bytes: Uint8Array): void => file?.write(bytes)
  })
  return {
    paths,
    responses: first ?? (() => {}),
    roster: second ?? (() => {}),
    commit: () => [...outputs.values()].flatMap((output) => output.commit().issues),
    abort: () => {
      for (const output of outputs.values()) output.abort()
    },
  }
}
