import { type Issue, type IssueDraft, issue } from '../issue/issue.js'
import { ANY_NAME, isSetAside } from '../schema/set-aside.js'

/** Takes down one fault and goes on, so that all faults of a file are found in one run. */
export type Report = (draft: IssueDraft, known?: readonly string[]) => void

/** More names than this are not listed in a message. */
const MOST_NAMES = 30

/** Reports a reference that names nothing, with the names that exist. */
export function reportUnknown(
  report: Report,
  path: string,
  what: string,
  received: string,
  known: Iterable<string>,
): void {
  const names = [...known]
  const expected =
    names.length === 0
      ? `${what}, of which there is none`
      : names.length > MOST_NAMES
        ? `${what}: ${names.slice(0, 3).join(', ')}, … ${names.at(-1)}`
        : `${what}: ${names.join(', ')}`
  report({ code: 'unknown-reference', path, expected, received }, names)
}

/**
 * The faults of a file, each once: those of its schema, then those that are reported.
 *
 * @param faults - of the schema
 * @param places - where parts were set aside; what may only follow from that is left out
 */
export function collectIssues(
  faults: readonly Issue[],
  places: ReadonlySet<string>,
): { readonly report: Report; readonly issues: ReadonlyMap<string, Issue> } {
  const issues = new Map(faults.map((fault) => [fault.message, fault]))
  const report: Report = (draft, known = []) => {
    if (isSetAside(places, draft.path ?? '')) return
    if (places.size > 0 && known.includes(ANY_NAME)) return
    const found = issue(draft)
    issues.set(found.message, issues.get(found.message) ?? found)
  }
  return { report, issues }
}
