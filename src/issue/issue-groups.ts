import type { Issue } from './issue.js'

/** Issues of one kind: the first of them, and how many there are. */
export interface IssueGroup {
  readonly first: Issue
  count: number
}

/** Issues by kind: how much they matter, what they say, and the file and column that they say it of. */
export type IssueGroups = Map<string, IssueGroup>

/** Counts an issue, and those that it stands for, among those of its kind. */
export function addToGroup(groups: IssueGroups, issue: Issue): void {
  const key = kindOf(issue)
  const group = groups.get(key)
  const count = countOf(issue)
  if (group === undefined) groups.set(key, { first: issue, count })
  else group.count += count
}

/** How many issues one is: itself, and those of its kind that are not listed. */
export const countOf = ({ more = 0 }: Issue): number => 1 + more

/** A list of issues that does not grow with the file. */
export interface CappedIssues {
  readonly keep: (issue: Issue) => void
  /** What was kept; the first of each kind says how many more there are. */
  readonly list: () => Issue[]
}

/** Keeps so many issues, and beyond them every error and the first of each kind. */
export function cappedIssues(most: number): CappedIssues {
  const kept: Issue[] = []
  const places = new Map<string, number>()
  const unlisted = new Map<string, number>()
  return {
    keep(issue) {
      const key = kindOf(issue)
      if (!places.has(key)) places.set(key, kept.length)
      else if (kept.length >= most && issue.severity !== 'error') {
        unlisted.set(key, (unlisted.get(key) ?? 0) + countOf(issue))
        return
      }
      kept.push(issue)
    },
    list() {
      const list = [...kept]
      for (const [key, more] of unlisted) {
        const at = places.get(key) as number
        const first = list[at] as Issue
        list[at] = { ...first, more: (first.more ?? 0) + more }
      }
      return list
    },
  }
}

const kindOf = ({ severity, code, file = '', column = '' }: Issue): string =>
  `${severity} ${code} ${file} ${column}`
