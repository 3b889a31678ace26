import { type Language, textIn } from '../../issue/text.js'
import { crisisTier } from '../../risk/crisis-tier.js'
import type { Protocol } from '../../risk/protocol.js'
import { type CaseRecord, KEPT_FIELDS } from './case-fields.js'
import { dayAfter } from './days.js'
import { dueOn, isInRound, loopState } from './loop-state.js'
import type { TierScale } from './tier-scale.js'

/** What cases are made with. */
export interface CaseRules {
  readonly protocol: Pick<Protocol, 'tiers' | 'baseline' | 'rules'>
  readonly scale: TierScale
  readonly language: Language
  /** Name of the wave; '' where it has none. */
  readonly wave: string
  /** The day from which deadlines count. */
  readonly from: string
  /** The day on which what is due before is overdue. */
  readonly on: string
  /** Who is assigned; stands above what was kept. */
  readonly assigned: (record: CaseRecord, tier: string | undefined) => string | null
  /** Whom the roster names; stands below what was kept. */
  readonly enlisted: (record: CaseRecord) => string | null
}

/** What is known of a student before the case is made. */
export interface CaseFacts {
  /** Place, person and what the sheet says: never anything that is kept. */
  readonly found: CaseRecord
  readonly isCrisis: boolean
  /** From a follow-up file that was given back. */
  readonly kept: CaseRecord | undefined
}

const SOURCE = { en: 'questionnaire', zh: '测评' } as const

/**
 * The case of a student: what the sheet says now beside what people found and decided, with state, deadline and who
 * acts. What was kept stays as it is: a new score never changes the decided tier, and no date is lost. A new wave in
 * which the student is on a list, or a more pressing tier than before, begins a new round.
 */
export function makeCase(facts: CaseFacts, rules: CaseRules): CaseRecord {
  const { isCrisis, kept = {} } = facts
  const { scale, on, language } = rules
  const { record, isNewRound } = roundOf(facts, rules)
  const since = String(record.round_from)
  const care = careTier(record, isCrisis ? crisisTier(rules.protocol) : undefined, scale)
  const deadline = isCrisis ? since : deadlineOf(care, since, rules)
  const due = dueOn(record, isNewRound ? deadline : String(kept.due_on ?? deadline))
  const act = rules.protocol.tiers.find(({ id }) => id === care)
  const { due_on: _, ...rest } = record
  return {
    ...rest,
    ...(care === undefined ? {} : { care_tier: care }),
    ...(due === '' ? {} : { due_on: due }),
    state: loopState(record),
    overdue: due !== '' && due < on ? 'yes' : 'no',
    ...(act === undefined
      ? {}
      : { who: textIn(act.who, language), action: textIn(act.action, language) }),
    ...changeOf(tierIn(kept), tierIn(facts.found), rules),
    responsible: responsible(record, care, rules),
  }
}

/** What was found and what was kept as one record, and whether they begin a new round. */
function roundOf(
  { found, isCrisis, kept = {} }: CaseFacts,
  { scale, from, wave, language }: CaseRules,
): { readonly record: CaseRecord; readonly isNewRound: boolean } {
  const [tier, before] = [tierIn(found), tierIn(kept)]
  const isFlagged = isCrisis || scale.isTier(tier)
  const isWorse = before !== undefined && scale.rank(tier) < scale.rank(before)
  const isKnown = Object.keys(kept).length > 0
  const isNewRound = isFlagged && isKnown && (String(kept.wave ?? '') !== wave || isWorse)
  const ofPeople = Object.fromEntries(
    KEPT_FIELDS.flatMap((field) => (kept[field] === undefined ? [] : [[field, kept[field]]])),
  ) as CaseRecord
  const record: CaseRecord = {
    ...kept,
    ...found,
    ...ofPeople,
    source: kept.source ?? textIn(SOURCE, language),
    found_on: kept.found_on ?? from,
    round_from: isNewRound ? from : (kept.round_from ?? kept.found_on ?? from),
    ...(isFlagged || kept.wave === undefined ? { wave } : { wave: kept.wave }),
  }
  return { record, isNewRound }
}

/** The tier from answers, as a text. */
function tierIn({ score_tier: tier }: CaseRecord): string | undefined {
  return tier === undefined ? undefined : String(tier)
}

/**
 * The decided tier once it was decided in this round; until then the most pressing of the decided one, of that from
 * answers, and of what a critical item asks for, which may hold on a sheet that does not count.
 */
function careTier(
  record: CaseRecord,
  ofCrisis: string | undefined,
  scale: TierScale,
): string | undefined {
  const own = tierIn(record)
  const decided = record.decided_tier === undefined ? undefined : String(record.decided_tier)
  if (decided !== undefined && isInRound(record, 'interviewed_on')) return decided
  return scale.worse(scale.worse(own, decided), ofCrisis) ?? decided ?? own
}

function deadlineOf(tier: string | undefined, since: string, { protocol }: CaseRules): string {
  const found = protocol.tiers.find(({ id }) => id === tier)
  return found === undefined ? '' : dayAfter(since, found.withinHours)
}

function changeOf(
  before: string | undefined,
  tier: string | undefined,
  { scale, language }: CaseRules,
): CaseRecord {
  if (before === undefined) return {}
  const name = (id: string): string => textIn(scale.names(id), language)
  if (tier === undefined || before === tier) return { tier_before: before }
  return { tier_before: before, tier_change: `${name(before)} → ${name(tier)}` }
}

/** Who is assigned, was kept, or stands in the roster; otherwise the post that the protocol names for the tier. */
function responsible(record: CaseRecord, tier: string | undefined, rules: CaseRules): string {
  const { protocol, language } = rules
  const posts = protocol.tiers.flatMap(({ who }) => Object.values(who))
  const kept = String(record.responsible ?? '')
  const own = kept !== '' && !posts.includes(kept) ? kept : null
  const named = rules.assigned(record, tier) ?? own ?? rules.enlisted(record)
  if (named !== null) return named
  const act = protocol.tiers.find(({ id }) => id === tier) ?? protocol.tiers[0]
  return act === undefined ? '' : textIn(act.who, language)
}
