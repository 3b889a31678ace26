import { at } from '../schema/json-pointer.js'
import type { Bounded, Condition } from './document.js'
import type { Item } from './instrument.js'
import { isBounded, readInterval } from './read-interval.js'
import { type Report, reportUnknown } from './report.js'

/** What a condition at some place of an instrument may refer to. */
export interface ConditionScope {
  readonly items: readonly Item[]
  /** Bands of each scale, in any of its sets of cut scores. */
  readonly scales: ReadonlyMap<string, ReadonlySet<string>>
  /** Outcomes of each rule that stands above. */
  readonly rules: ReadonlyMap<string, readonly string[]>
  readonly criticalItems: readonly string[]
}

/** Reports every reference of a condition that names nothing, and bounds and codes that make no sense. */
export function checkCondition(
  condition: Condition,
  path: string,
  scope: ConditionScope,
  report: Report,
): void {
  const each = (key: string, conditions: readonly Condition[]): void =>
    conditions.forEach((one, index) => {
      checkCondition(one, at(path, key, index), scope, report)
    })
  if ('all' in condition) each('all', condition.all)
  else if ('any' in condition) each('any', condition.any)
  else if ('not' in condition) checkCondition(condition.not, at(path, 'not'), scope, report)
  else if ('atLeastOf' in condition) {
    each('of', condition.of)
    if (condition.atLeastOf > condition.of.length)
      report({
        code: 'range',
        path: at(path, 'atLeastOf'),
        expected: `at most ${condition.of.length}, the number of conditions`,
        received: String(condition.atLeastOf),
      })
  } else checkReference(condition, path, scope, report)
}

type Reference = Extract<Condition, { instrument?: string }>

function checkReference(
  condition: Reference,
  path: string,
  scope: ConditionScope,
  report: Report,
): void {
  if (condition.instrument !== undefined)
    report({
      code: 'schema',
      path: at(path, 'instrument'),
      expected: 'no instrument: a condition here is on this one',
      received: condition.instrument,
    })
  if ('item' in condition) checkItem(condition, path, scope, report)
  else if ('scale' in condition) checkScale(condition, path, scope, report)
  else if ('rule' in condition) {
    const { rule, outcomes } = condition
    const known = scope.rules.get(rule)
    if (known === undefined)
      reportUnknown(report, at(path, 'rule'), 'a rule that stands above', rule, scope.rules.keys())
    else reportEach(outcomes, known, at(path, 'outcomes'), `an outcome of ${rule}`, report)
  } else if (!scope.criticalItems.includes(condition.criticalItem))
    reportUnknown(
      report,
      at(path, 'criticalItem'),
      'a critical item that is decided before',
      condition.criticalItem,
      scope.criticalItems,
    )
}

function checkItem(
  condition: Extract<Condition, { item: string }>,
  path: string,
  { items }: ConditionScope,
  report: Report,
): void {
  const item = items.find(({ id }) => id === condition.item)
  if (item === undefined) {
    const known = items.map(({ id }) => id)
    reportUnknown(report, at(path, 'item'), 'an item of this file', condition.item, known)
    return
  }
  const codes = item.options.map(({ code }) => code)
  condition.codes?.forEach((code, index) => {
    if (codes.length > 0 && !codes.includes(code))
      report({
        code: 'range',
        path: at(path, 'codes', index),
        expected: `a code of ${item.id}: ${codes.map((known) => JSON.stringify(known)).join(', ')}`,
        received: JSON.stringify(code),
      })
  })
  if (!isBounded(condition)) return
  readInterval(condition, path, report)
  if (item.options.some(({ score }) => score === null))
    report({
      code: 'range',
      path,
      expected: `codes, as the codes of ${item.id} are words without a recode map`,
      received: 'a bound',
    })
}

function checkScale(
  condition: Extract<Condition, { scale: string }>,
  path: string,
  { scales }: ConditionScope,
  report: Report,
): void {
  const { scale, bands } = condition
  const known = scales.get(scale)
  if (known === undefined)
    reportUnknown(report, at(path, 'scale'), 'a scale of this file', scale, scales.keys())
  else if (bands !== undefined)
    reportEach(bands, [...known], at(path, 'bands'), `a band of ${scale}`, report)
  checkBounds(condition, path, report)
}

/** Bounds that hold together, and not beside bands, which are bounds by another name. */
export function checkBounds(
  condition: Bounded & { readonly bands?: readonly string[] },
  path: string,
  report: Report,
): void {
  if (!isBounded(condition)) return
  readInterval(condition, path, report)
  if (condition.bands !== undefined)
    report({ code: 'schema', path, expected: 'bands or a bound', received: 'both' })
}

function reportEach(
  names: readonly string[],
  known: readonly string[],
  path: string,
  what: string,
  report: Report,
): void {
  names.forEach((name, index) => {
    if (!known.includes(name)) reportUnknown(report, at(path, index), what, name, known)
  })
}
