import type { Issue, Severity } from '../issue/issue.js'
import { type Language, textIn } from '../issue/text.js'
import { ISSUE_LABELS } from './issue-labels.js'

/** Lines shown where issues are many; all of them are in the files written. */
const MOST_LINES = 20

const SEVERITIES: Readonly<Record<Severity, { readonly en: string; readonly zh: string }>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'info', zh: '提示' },
}

/** One issue as a person reads it: place, what, both sides. */
export function issueLine(issue: Issue, language: Language): string {
  const where = [
    issue.file,
    issue.row === undefined
      ? undefined
      : language === 'zh'
        ? `第 ${issue.row} 行`
        : `row ${issue.row}`,
    issue.column ?? issue.path,
  ].filter((part) => part !== undefined && part !== '')
  const place = where.length === 0 ? '' : `${where.join(', ')}: `
  const what = textIn(ISSUE_LABELS[issue.code], language)
  const sides =
    language === 'zh'
      ? `应为 ${issue.expected}，实为 ${issue.received}`
      : `expected ${issue.expected}, received ${issue.received}`
  return `${textIn(SEVERITIES[issue.severity], language)}: ${place}${what}: ${sides}`
}

/**
 * Issues as lines: each on its own where they are few; where they are many, one line for each code and column with
 * their number and the first of them.
 */
export function issueLines(issues: readonly Issue[], language: Language): string[] {
  if (issues.length <= MOST_LINES) return issues.map((issue) => issueLine(issue, language))
  const groups = new Map<string, Issue[]>()
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.code} ${issue.file ?? ''} ${issue.column ?? ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [issue])
    else group.push(issue)
  }
  const lines = [...groups.values()].map((group) => {
    const line = issueLine(group[0] as Issue, language)
    if (group.length === 1) return line
    return language === 'zh'
      ? `${line}（共 ${group.length} 处）`
      : `${line} (${group.length} in all)`
  })
  if (lines.length <= MOST_LINES) return lines
  const more = lines.length - MOST_LINES
  const rest = language === 'zh' ? `……另有 ${more} 类` : `… and ${more} kinds more`
  return [...lines.slice(0, MOST_LINES), rest]
}
