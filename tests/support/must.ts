import type { Result } from '../../src/issue/issue.js'

/** What came of something that is right; what is wrong with it fails the test. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}
