import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Folder of the data that acceptance tests run on; it is not part of the repository. */
const SHARED = '../shared'

/**
 * A group of tests on the shared data. Where the data is absent one test stands in for the group: it is counted, its
 * title says so, and it prints a warning, so that nobody takes the absence for a pass.
 *
 * @param name - of the group
 * @param fn - registers the tests, given the folder; only called where the data is there
 */
export function describeWithShared(name: string, fn: (shared: string) => void): void {
  if (existsSync(SHARED)) {
    describe(name, () => fn(SHARED))
    return
  }
  it(`NOT RUN, the acceptance data ${SHARED} is absent: ${name}`, () => {
    console.warn(
      `\n*** ACCEPTANCE DATA ABSENT: ${SHARED} is not there, so this was not checked: ${name} ***\n`,
    )
    expect(existsSync(SHARED)).toBe(false)
  })
}
