import { describe, expect, it } from 'vitest'
import type { CaseRecord } from './case-fields.js'
import { type CaseRules, makeCase } from './make-case.js'
import { tierScale } from './tier-scale.js'

const tier = (id: string, hours: number) => ({
  ...{ id, names: { en: `${id} card`, zh: `${id} 卡` }, colour: '#c62828', withinHours: hours },
  ...{ who: { en: `post of ${id}` }, action: { en: `do ${id}` } },
})

const protocol = {
  tiers: [tier('red', 24), tier('yellow', 168), tier('blue', 720)],
  baseline: { id: 'none', names: { en: 'no card' } },
  rules: [{ id: 'item', crisis: true, tier: 'red' }] as unknown as CaseRules['protocol']['rules'],
}

function rules(changes: Partial<CaseRules> = {}): CaseRules {
  return {
    ...{ protocol, scale: tierScale(protocol), language: 'en', wave: 'autumn' },
    ...{ from: '2026-11-22', on: '2026-11-30', assigned: () => null, enlisted: () => null },
    ...changes,
  }
}

const made = (
  score_tier: string,
  kept?: CaseRecord,
  changes: Partial<CaseRules> = {},
  isCrisis = false,
): CaseRecord => makeCase({ found: { student: 's', score_tier }, isCrisis, kept }, rules(changes))

describe('makeCase', () => {
  it.each([
    ['red', '2026-11-23', 'yes'],
    ['yellow', '2026-11-29', 'yes'],
    ['blue', '2026-12-22', 'no'],
  ])('%s is due on %s', (score, due, overdue) => {
    expect(made(score)).toMatchObject({ due_on: due, overdue, state: 'detected', care_tier: score })
  })

  it('a critical item is due the same day, whatever the tier', () => {
    expect(made('blue', undefined, {}, true)).toMatchObject({ due_on: '2026-11-22' })
  })

  it('a critical item on a sheet that does not count asks for what the crisis rule asks for', () => {
    expect(made('none', undefined, {}, true)).toMatchObject({
      ...{ score_tier: 'none', care_tier: 'red', who: 'post of red', due_on: '2026-11-22' },
    })
    const kept = { wave: 'autumn', decided_tier: 'blue', interviewed_on: '2026-11-22' }
    expect(made('none', kept, {}, true)).toMatchObject({ care_tier: 'blue' })
  })

  it('a new score never changes the decided tier, and both are there', () => {
    const kept = {
      wave: 'spring',
      score_tier: 'yellow',
      decided_tier: 'blue',
      interviewed_on: '2026-03-05',
      found_on: '2026-03-01',
    }
    const record = made('red', kept)
    expect(record).toMatchObject({
      ...{ score_tier: 'red', decided_tier: 'blue', tier_before: 'yellow' },
      ...{ tier_change: 'yellow card → red card', interviewed_on: '2026-03-05' },
    })
  })

  it('a new wave begins a new round: earlier dates are kept and do not count', () => {
    const kept = {
      wave: 'spring',
      found_on: '2026-03-01',
      interviewed_on: '2026-03-05',
      closed_on: '2026-06-01',
    }
    expect(made('yellow', kept)).toMatchObject({
      ...{ found_on: '2026-03-01', round_from: '2026-11-22', closed_on: '2026-06-01' },
      ...{ state: 'detected', due_on: '2026-11-29' },
    })
  })

  it('in the same round the decided tier is the care tier, and the deadline is met', () => {
    const kept = {
      wave: 'autumn',
      score_tier: 'red',
      decided_tier: 'blue',
      found_on: '2026-11-22',
      interviewed_on: '2026-11-22',
    }
    const record = made('red', kept)
    expect(record).toMatchObject({ care_tier: 'blue', state: 'intervening', overdue: 'no' })
    expect(record).not.toHaveProperty('due_on')
  })

  it('what was agreed next is what is due', () => {
    const kept = {
      wave: 'autumn',
      found_on: '2026-11-22',
      interviewed_on: '2026-11-22',
      next_contact_on: '2026-11-25',
    }
    expect(made('red', kept)).toMatchObject({ due_on: '2026-11-25', overdue: 'yes' })
    const done = { ...kept, last_contact_on: '2026-11-26' }
    expect(made('red', done)).toMatchObject({ state: 'revisiting', overdue: 'no' })
  })

  it.each([
    ['closed', { closed_on: '2026-11-26', referred_on: '2026-11-25' }],
    ['referred', { referred_on: '2026-11-25', interviewed_on: '2026-11-23' }],
    ['warned', { warned_on: '2026-11-22' }],
  ])('a case is %s by the furthest of its dates', (state, dates) => {
    expect(made('red', { wave: 'autumn', found_on: '2026-11-22', ...dates })).toMatchObject({
      state,
    })
  })

  it('whoever is assigned stands above what was kept, that above the roster, that above the post', () => {
    const kept = { wave: 'autumn', responsible: 'Ms Li' }
    const enlisted = (): string => 'Mr Wang'
    expect(made('red', kept, { assigned: () => 'Ms Zhao', enlisted })).toMatchObject({
      responsible: 'Ms Zhao',
    })
    expect(made('red', kept, { enlisted })).toMatchObject({ responsible: 'Ms Li' })
    expect(made('red', { responsible: 'post of blue' }, { enlisted })).toMatchObject({
      responsible: 'Mr Wang',
    })
    expect(made('red')).toMatchObject({ responsible: 'post of red' })
  })

  it('who is in no list any more keeps everything that was written', () => {
    const kept = {
      name: 'N',
      school: 'S',
      decided_tier: 'yellow',
      plan: 'talk each week',
      found_on: '2026-03-01',
    }
    const record = makeCase({ found: {}, isCrisis: false, kept }, rules())
    expect(record).toMatchObject({ ...kept, care_tier: 'yellow' })
  })
})
