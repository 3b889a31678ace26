// issue: what is wrong with data, as data
export { ISSUE_CODES, type IssueCode } from './issue/codes.js'
export { type Issue, type IssueDraft, issue, type Result, type Severity } from './issue/issue.js'
export { type Language, type Text, textIn } from './issue/text.js'
