import { type Issue, issue } from '../issue/issue.js'
import { describeValue } from './describe-value.js'
import { valueAt } from './json-pointer.js'
import { type Fault, validators } from './validators.generated.js'

/** The kinds of document that have a published schema. */
export type DocumentKind =
  | 'instrument'
  | 'norm-table'
  | 'protocol'
  | 'quality-reference'
  | 'column-map'
  | 'tag-vocabulary'
  | 'report-roles'
  | 'sheet-template'
  | 'letter-template'
  | 'report-wording'

function issueOf(document: unknown, { path, expected, key }: Fault): Issue {
  const received = key === undefined ? describeValue(valueAt(document, path)) : `the key ${key}`
  return issue({ code: 'schema', path, expected, received })
}

/**
 * Every fault of a document against the published schema of its kind, in the order of the schema, each once.
 *
 * The validators are compiled ahead of time by `scripts/compile-schemas.mjs`, so this runs where `eval` is forbidden.
 *
 * @param kind - what the document claims to be
 * @param document - any JSON value
 * @returns issues of code `schema` with the JSON pointer of the place; empty where the document is sound
 */
export function validateAgainst(kind: DocumentKind, document: unknown): readonly Issue[] {
  const issues = new Map<string, Issue>()
  for (const fault of validators[kind](document)) {
    const found = issueOf(document, fault)
    issues.set(found.message, issues.get(found.message) ?? found)
  }
  return [...issues.values()]
}
