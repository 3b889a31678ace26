import type { Bounded, Condition, RuleDocument } from '../../instrument/document.js'
import type { Instrument, Interval, Item, Scale } from '../../instrument/instrument.js'
import { bandBounds } from '../bands.js'
import { TRUTH } from '../truth.js'
import type { ConditionNode } from './condition-node.js'
import { contains, intervalOf } from './interval.js'

/**
 * Compiles a condition against the instruments in its scope. A reference that names no instrument means the first.
 *
 * @throws {@link RangeError} when a reference names nothing: the parser and the linter report that as data first
 */
export function compileCondition(
  condition: Condition,
  instruments: readonly Instrument[],
): ConditionNode {
  if ('all' in condition) return { kind: 'all', of: compileEach(condition.all, instruments) }
  if ('any' in condition) return { kind: 'any', of: compileEach(condition.any, instruments) }
  if ('not' in condition) return { kind: 'not', of: compileEach([condition.not], instruments) }
  if ('atLeastOf' in condition)
    return {
      kind: 'at-least',
      count: condition.atLeastOf,
      of: compileEach(condition.of, instruments),
    }
  const source =
    condition.instrument === undefined
      ? 0
      : indexNamed(instruments, condition.instrument, 'instrument')
  const instrument = instruments[source] as Instrument
  if ('item' in condition) {
    const item = indexNamed(instrument.items, condition.item, 'item')
    const truth = itemTruth(instrument.items[item] as Item, condition)
    return { kind: 'item', source, item, truth }
  }
  if ('scale' in condition) return compileScale(condition, instrument, source)
  if ('rule' in condition) {
    const rule = indexNamed(instrument.rules, condition.rule, 'rule')
    const { outcomes } = instrument.rules[rule] as RuleDocument
    const named = Uint8Array.from(outcomes, ({ id }) => (condition.outcomes.includes(id) ? 1 : 0))
    return { kind: 'rule', source, rule, named }
  }
  const index = indexNamed(instrument.criticalItems, condition.criticalItem, 'critical item')
  return { kind: 'critical-item', source, index }
}

function compileEach(
  conditions: readonly Condition[],
  instruments: readonly Instrument[],
): ConditionNode[] {
  return conditions.map((condition) => compileCondition(condition, instruments))
}

function compileScale(
  condition: Extract<Condition, { scale: string }>,
  instrument: Instrument,
  source: number,
): ConditionNode {
  const index = indexNamed(instrument.scales, condition.scale, 'scale')
  const { cutScoreSets, cutScoresOn } = instrument.scales[index] as Scale
  const { bands } = condition
  if (bands === undefined)
    return {
      kind: 'scale',
      source,
      scale: index,
      on: condition.on ?? 'raw',
      interval: intervalOf(condition),
    }
  return {
    kind: 'bands',
    source,
    scale: index,
    on: cutScoresOn,
    named: cutScoreSets.map((set) =>
      Uint8Array.from(set.cutScores, ({ band }) => (bands.includes(band) ? 1 : 0)),
    ),
    bounds: cutScoreSets.map(bandBounds),
  }
}

/** Truth for every byte of an item column; a byte that is no option leaves open what the options leave open. */
function itemTruth(
  item: Item,
  condition: { readonly codes?: readonly (string | number | boolean)[] } & Bounded,
): Uint8Array {
  const interval: Interval = intervalOf(condition)
  const holds = item.options.map(
    ({ code, score }) =>
      (condition.codes === undefined || condition.codes.includes(code)) &&
      (isUnbounded(interval) || (score !== null && contains(interval, score))),
  )
  const open = holds.every(Boolean) ? TRUTH.true : holds.some(Boolean) ? TRUTH.unknown : TRUTH.false
  const truth = new Uint8Array(256).fill(open)
  holds.forEach((isTrue, option) => {
    truth[option] = isTrue ? TRUTH.true : TRUTH.false
  })
  return truth
}

function isUnbounded(interval: Interval): boolean {
  return interval.low === null && interval.high === null
}

function indexNamed(list: readonly { readonly id: string }[], id: string, what: string): number {
  const index = list.findIndex((entry) => entry.id === id)
  if (index < 0) throw new RangeError(`compileCondition knows no ${what} ${id}`)
  return index
}
