import { inWords } from '../issue/in-words.js'
import type { Issue, Severity } from '../issue/issue.js'
import { addToGroup, type IssueGroup, type IssueGroups } from '../issue/issue-groups.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { ISSUE_LABELS } from './issue-labels.js'

/** Lines shown where issues are many; all of them are in the files written. */
const MOST_LINES = 20

const SEVERITIES: Readonly<Record<Severity, Text>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'info', zh: '提示' },
}

/** One issue as a person reads it: place, what, both sides. */
export function issueLine(issue: Issue, language: Language): string {
  const isChinese = language === 'zh'
  const row = isChinese ? `第 ${issue.row} 行` : `row ${issue.row}`
  const where = [issue.file, issue.row === undefined ? '' : row, issue.column ?? issue.path]
  const place = where.filter((part) => part !== undefined && part !== '').join(', ')
  const what = textIn(ISSUE_LABELS[issue.code], language)
  const [expected, received] = [issue.expected, issue.received].map((side) =>
    inWords(side, language),
  )
  const sides = isChinese
    ? `应为 ${expected}，实为 ${received}`
    : `expected ${expected}, received ${received}`
  const parts = [textIn(SEVERITIES[issue.severity], language), place, what, sides]
  return parts.filter((part) => part !== '').join(': ')
}

/** Issues as lines, each on its own where they are few, by kind where they are many. */
export function issueLines(issues: readonly Issue[], language: Language): string[] {
  if (issues.length <= MOST_LINES) return issues.map((issue) => issueLine(issue, language))
  const groups: IssueGroups = new Map()
  for (const issue of issues) addToGroup(groups, issue)
  return groupLines([...groups.values()], language)
}

/** Kinds of issues as lines: the first of each kind, and how many there are; errors first. */
export function groupLines(groups: readonly IssueGroup[], language: Language): string[] {
  const order: readonly Severity[] = ['error', 'warning', 'info']
  const sorted = [...groups].sort(
    (left, right) => order.indexOf(left.first.severity) - order.indexOf(right.first.severity),
  )
  const lines = sorted.slice(0, MOST_LINES).map(({ first, count }) => {
    const line = issueLine(first, language)
    if (count === 1) return line
    return language === 'zh' ? `${line}（共 ${count} 处）` : `${line} (${count} in all)`
  })
  const more = sorted.length - lines.length
  if (more === 0) return lines
  return [...lines, language === 'zh' ? `……另有 ${more} 类` : `… and ${more} kinds more`]
}
