import type { Issue } from './issue.js'

/** Appends issues, of which a table may have one for each of its rows: more than a call takes as arguments. */
export function takeIssues(into: Issue[], found: readonly Issue[]): void {
  for (const one of found) into.push(one)
}
