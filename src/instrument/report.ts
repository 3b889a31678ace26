import type { IssueDraft } from '../issue/issue.js'

/** Takes down one fault and goes on, so that all faults of a file are found in one run. */
export type Report = (draft: IssueDraft) => void

/** Reports a reference that names nothing, with the names that exist. */
export function reportUnknown(
  report: Report,
  path: string,
  what: string,
  received: string,
  known: Iterable<string>,
): void {
  const names = [...known]
  report({
    code: 'unknown-reference',
    path,
    expected:
      names.length === 0 ? `${what}, of which there is none` : `${what}: ${names.join(', ')}`,
    received,
  })
}
