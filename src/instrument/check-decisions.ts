import { at } from '../schema/json-pointer.js'
import type { AppliedVariant } from './apply-variant.js'
import { type ConditionScope, checkCondition } from './check-condition.js'
import type { RuleDocument, ScoringDocument, UnansweredDocument } from './document.js'
import type { Item, Scale } from './instrument.js'
import { type Report, reportUnknown } from './report.js'

/**
 * Reports what is wrong with gates, unanswered items, rules, critical items and validity: conditions that refer to nothing, ids given
 * twice, outcomes that can never be reached. They are decided in this order, and each may use what is decided before.
 */
export function checkDecisions(
  { rules, criticalItems, validity }: AppliedVariant,
  { gates, unanswered }: Required<Pick<ScoringDocument, 'gates' | 'unanswered'>>,
  items: readonly Item[],
  scales: readonly Scale[],
  report: Report,
): void {
  const none: ConditionScope = { items, scales: new Map(), rules: new Map(), criticalItems: [] }
  gates.forEach((gate, index) => {
    const path = at('/scoring/gates', index)
    checkCondition(gate.when, at(path, 'when'), none, report)
    checkFilled(gate, path, items, report)
  })
  unanswered.forEach((one, index) => {
    checkFilled(one, at('/scoring/unanswered', index), items, report)
  })
  const outcomes = new Map<string, readonly string[]>()
  const decided: string[] = []
  const scope: ConditionScope = {
    items,
    scales: new Map(scales.map((scale) => [scale.id, bandsOf(scale)])),
    rules: outcomes,
    criticalItems: decided,
  }
  rules.value.forEach((rule, index) => {
    checkRule(rule, at(rules.path, index), scope, report)
    outcomes.set(
      rule.id,
      rule.outcomes.map(({ id }) => id),
    )
  })
  criticalItems.value.forEach(({ id, when }, index) => {
    checkCondition(when, at(criticalItems.path, index, 'when'), scope, report)
    decided.push(id)
  })
  validity.value.forEach(({ when }, index) => {
    checkCondition(when, at(validity.path, index, 'when'), scope, report)
  })
  for (const { value, path } of [rules, criticalItems, validity])
    reportDuplicates(value, path, report)
}

/** Bands of a scale in any of its sets of cut scores. */
function bandsOf({ cutScoreSets }: Scale): ReadonlySet<string> {
  return new Set(cutScoreSets.flatMap(({ cutScores }) => cutScores.map(({ band }) => band)))
}

/** Reports each id that an entry above it has. */
export function reportDuplicates(
  entries: readonly { readonly id: string }[],
  path: string,
  report: Report,
): void {
  const seen = new Set<string>()
  entries.forEach(({ id }, index) => {
    if (seen.has(id))
      report({
        code: 'duplicate-id',
        path: at(path, index, 'id'),
        expected: 'an id of its own',
        received: `${id} again`,
      })
    seen.add(id)
  })
}

/** Items that are there, and a code that each of them has. */
function checkFilled(
  { items: ids, code }: UnansweredDocument,
  path: string,
  items: readonly Item[],
  report: Report,
): void {
  ids.forEach((id, index) => {
    const item = items.find((one) => one.id === id)
    if (item === undefined) {
      const known = items.map((one) => one.id)
      reportUnknown(report, at(path, 'items', index), 'an item of this file', id, known)
      return
    }
    const codes = item.options.map((option) => option.code)
    if (codes.length > 0 && !codes.includes(code))
      report({
        code: 'range',
        path: at(path, 'code'),
        expected: `a code of ${id}: ${codes.map((known) => JSON.stringify(known)).join(', ')}`,
        received: JSON.stringify(code),
      })
  })
}

function checkRule(
  { outcomes }: RuleDocument,
  path: string,
  scope: ConditionScope,
  report: Report,
): void {
  reportDuplicates(outcomes, at(path, 'outcomes'), report)
  outcomes.forEach(({ when }, index) => {
    const isLast = index === outcomes.length - 1
    const place = at(path, 'outcomes', index, 'when')
    if (isLast !== (when === undefined))
      report({
        code: 'schema',
        path: place,
        expected: isLast
          ? 'no condition: the last outcome applies when no other does'
          : 'a condition',
        received: isLast ? 'a condition' : 'none, so that the outcomes below are never reached',
      })
    if (when !== undefined) checkCondition(when, place, scope, report)
  })
}
