import type { Text } from '../../issue/text.js'
import type { CaseRecord, KeptFieldId } from './case-fields.js'

/** The loop of a case, in order: screen, warn, intervene, refer, revisit, closed. */
export const LOOP_STATES = [
  'detected',
  'warned',
  'intervening',
  'referred',
  'revisiting',
  'closed',
] as const

export type LoopState = (typeof LOOP_STATES)[number]

export const LOOP_STATE_NAMES: Readonly<Record<LoopState, Required<Text>>> = {
  detected: { en: 'detected', zh: '检测' },
  warned: { en: 'warned', zh: '预警' },
  intervening: { en: 'intervening', zh: '干预' },
  referred: { en: 'referred', zh: '转介' },
  revisiting: { en: 'revisiting', zh: '回访' },
  closed: { en: 'closed', zh: '结案' },
}

/** Dates that bring a case into a state, the latest state first. */
const SINCE: readonly (readonly [LoopState, readonly KeptFieldId[]])[] = [
  ['closed', ['closed_on']],
  ['revisiting', ['last_contact_on']],
  ['referred', ['referred_on']],
  ['intervening', ['interviewed_on', 'guardian_told_on']],
  ['warned', ['warned_on']],
]

/**
 * How far a case has come in its present round: the furthest step whose date lies in it. Dates before the round began
 * are kept and do not count: a case that was closed and is found again begins anew.
 */
export function loopState(record: CaseRecord): LoopState {
  const reached = SINCE.find(([, fields]) => fields.some((field) => isInRound(record, field)))
  return reached?.[0] ?? 'detected'
}

/** Whether a step was taken in the present round. */
export function isInRound(record: CaseRecord, field: KeptFieldId): boolean {
  const day = record[field]
  const from = record.round_from
  return isDay(day) && (!isDay(from) || day >= from)
}

/**
 * By when the next step is due: nothing once a case is closed; the next follow-up where one was agreed after the last;
 * otherwise the deadline of the round until the student was talked with.
 *
 * @returns '' where nothing is due
 */
export function dueOn(record: CaseRecord, deadline: string): string {
  if (isInRound(record, 'closed_on')) return ''
  const { next_contact_on: next, last_contact_on: last } = record
  if (isDay(next) && isInRound(record, 'next_contact_on') && (!isDay(last) || next > last))
    return next
  return isInRound(record, 'interviewed_on') ? '' : deadline
}

const isDay = (value: string | number | undefined): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
