import { compileCondition } from '../score/condition/compile-condition.js'
import type { ConditionNode } from '../score/condition/condition-node.js'
import type { CompiledInstrument } from '../score/plan.js'
import { hasNeeded, type QualityIndex } from '../score/quality/quality-index.js'
import { QUALITY_INDEXES } from '../score/quality/quality-indexes.js'
import type { QualityPlan } from '../score/quality/quality-plan.js'
import { compileQualityPlans } from './compile-quality-plans.js'
import type { Protocol, ProtocolInstrument, QualityRule, TierRule } from './protocol.js'

/** A protocol with its instruments, turned into indexes: what screening runs. */
export interface CompiledProtocol {
  readonly protocol: Protocol
  readonly instruments: readonly CompiledInstrument[]
  /** For each instrument, 1 for each grade (index) that takes it; null where every grade does. */
  readonly dueGrades: readonly (Uint8Array | null)[]
  readonly quality: readonly CompiledQualityRule[]
  /** For each instrument, what the indexes of response quality need of it. */
  readonly qualityPlans: readonly QualityPlan[]
  readonly rules: readonly CompiledTierRule[]
}

export interface CompiledQualityRule {
  readonly rule: QualityRule
  readonly index: QualityIndex
  readonly instruments: readonly number[]
  /** Position of the first rule that looks at the same index of the same instruments in the same direction. */
  readonly family: number
  /** The least number at which a rule of the family speaks; undefined where they speak below one. */
  readonly least: number | undefined
}

export interface CompiledTierRule {
  readonly rule: TierRule
  readonly tier: number
  /** 1 for each grade (index) to which the rule applies; null where it applies to all. */
  readonly grades: Uint8Array | null
  readonly when: ConditionNode
}

/** Grades are indexes into tables of this length. */
const MOST_GRADES = 32

/**
 * Compiles a protocol once for any number of sheets.
 *
 * @param instruments - compiled, with their norms, one for each of the protocol's instruments and in that order
 * @throws {@link RangeError} when the instruments or their variants are others than the protocol's, or a rule refers to
 * what they, their quality references or the protocol lack
 */
export function compileProtocol(
  protocol: Protocol,
  instruments: readonly CompiledInstrument[],
): CompiledProtocol {
  const wanted = protocol.instruments.map(({ instrument }) => instrument)
  const given = instruments.map(({ instrument }) => instrument.id)
  if (wanted.join() !== given.join())
    throw new RangeError(
      `compileProtocol requires the instruments ${wanted.join(', ')}, received ${given.join(', ')}`,
    )
  protocol.instruments.forEach(({ instrument, variant }, index) => {
    const received = instruments[index]?.instrument.variant ?? null
    if (variant !== undefined && variant !== received)
      throw new RangeError(
        `compileProtocol requires ${instrument} in the variant ${variant}, received ${received}`,
      )
  })
  const definitions = instruments.map(({ instrument }) => instrument)
  const plans = compileQualityPlans(protocol, instruments)
  return {
    protocol,
    instruments,
    dueGrades: protocol.instruments.map(dueGradesOf),
    quality: inFamilies(protocol.quality.map((rule) => compileQualityRule(rule, wanted, plans))),
    qualityPlans: plans,
    rules: protocol.rules.map((rule) => ({
      rule,
      tier: tierIndex(protocol, rule),
      grades: rule.grades === undefined ? null : flags(rule.grades),
      when: compileCondition(rule.when, definitions),
    })),
  }
}

function inFamilies(
  rules: readonly Omit<CompiledQualityRule, 'family' | 'least'>[],
): CompiledQualityRule[] {
  const keyOf = ({ rule, instruments }: (typeof rules)[number]): string =>
    `${rule.index} ${instruments.join()} ${rule.below === undefined}`
  const keys = rules.map(keyOf)
  return rules.map((one, position) => {
    const family = keys.indexOf(keys[position] as string)
    const bounds = rules
      .filter((_, index) => keys[index] === keys[position])
      .map(({ rule }) => rule.atLeast ?? Number.NEGATIVE_INFINITY)
    return { ...one, family, least: one.rule.below === undefined ? Math.min(...bounds) : undefined }
  })
}

function tierIndex({ tiers }: Protocol, { id, tier }: TierRule): number {
  const index = tiers.findIndex((entry) => entry.id === tier)
  if (index < 0) throw new RangeError(`compileProtocol knows no tier of rule ${id}`)
  return index
}

function dueGradesOf({ grades }: ProtocolInstrument): Uint8Array | null {
  return grades === undefined ? null : flags(grades)
}

function flags(grades: readonly number[]): Uint8Array {
  const table = new Uint8Array(MOST_GRADES)
  for (const grade of grades) table[grade] = 1
  return table
}

function compileQualityRule(
  rule: QualityRule,
  instruments: readonly string[],
  plans: readonly QualityPlan[],
): Omit<CompiledQualityRule, 'family' | 'least'> {
  const index = QUALITY_INDEXES.find(({ id }) => id === rule.index)
  if (index === undefined) throw new RangeError(`compileProtocol knows no index ${rule.index}`)
  const chosen = rule.instruments ?? instruments
  const positions = chosen.map((id) => instruments.indexOf(id))
  if (positions.includes(-1))
    throw new RangeError(`compileProtocol knows no instrument of quality rule ${rule.id}`)
  const able = positions.filter((one) => hasNeeded(plans[one] as QualityPlan, index.needs))
  const isLacking =
    rule.instruments === undefined ? able.length === 0 : able.length < positions.length
  if (isLacking)
    throw new RangeError(
      `compileProtocol lacks ${index.needs} of an instrument of quality rule ${rule.id}`,
    )
  return { rule, index, instruments: able }
}
