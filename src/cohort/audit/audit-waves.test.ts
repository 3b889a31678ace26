import { describe, expect, it } from 'vitest'
import { auditTables } from './audit-tables.js'
import type { PublishedRow } from './published-table.js'

const STATES = ['red', 'none', 'undetermined', 'invalid', 'absent']
const PLACE = { level: 'all', group: 'all', sex: 'all', sheets: 'all' }
const SHARES = { share: null, low: null, high: null, nEnrolled: null }

/** The table of a wave of everybody: tiers and quality; null is hidden. */
function cohort(file: string, counts: readonly (number | null)[], n: number): PublishedRow[] {
  const sizes = { nAnswered: n, nValid: n, n }
  const tiers = STATES.slice(0, 3).map((category, index) => ({
    ...{ file, row: index + 1, measure: 'tier', category, count: counts[index] ?? null },
    ...{ ...PLACE, ...SHARES, ...sizes },
  }))
  const quality = ['valid', 'suspect', 'invalid'].map((category, index) => ({
    ...{ file, row: index + 4, measure: 'quality', category, count: index === 0 ? n : 0 },
    ...{ ...PLACE, ...SHARES, ...sizes },
  }))
  return [...tiers, ...quality]
}

/** Counts between the waves; 0 unless given, null is hidden. */
function transitions(counts: Readonly<Record<string, number | null>>, n: number): PublishedRow[] {
  const sizes = { nAnswered: null, nValid: null, n }
  const cells = STATES.flatMap((from) =>
    STATES.filter((to) => from !== 'absent' || to !== 'absent').map((to) => `${from}>${to}`),
  )
  const rowOf = (measure: string, category: string, index: number, count: number | null) => ({
    ...{ file: 'transitions.csv', row: index + 1, measure, category, count },
    ...{ ...PLACE, ...SHARES, ...sizes },
  })
  const outcomes = [
    'new',
    'persisting',
    'recovered',
    'never',
    'lost',
    'lost-other',
    'joined',
    'open',
  ]
  return [
    ...cells.map((category, index) =>
      rowOf(
        'transition w1>w2',
        category,
        index,
        counts[category] === undefined ? 0 : counts[category],
      ),
    ),
    ...outcomes.map((outcome, index) => rowOf('outcome w1>w2', `>${outcome}`, 100 + index, null)),
  ]
}

const leaksOf = (...tables: PublishedRow[][]) =>
  auditTables(tables).leaks.map(({ file, measure, category }) => `${file} ${measure} ${category}`)

describe('counts between waves beside the tables of both', () => {
  const hidden = cohort('w1.csv', [null, null, 0], 40)
  const second = cohort('w2.csv', [null, null, 0], 40)

  it('give a hidden tier of a wave away where a whole row is shown', () => {
    const between = transitions(
      { 'red>red': 2, 'red>none': 3, 'none>red': null, 'none>none': null },
      40,
    )
    expect(leaksOf(hidden, second)).toEqual([])
    expect(leaksOf(hidden, second, between)).toEqual(
      expect.arrayContaining(['w1.csv tier red', 'w1.csv tier none']),
    )
    expect(leaksOf(hidden, second, between)).not.toContain('w2.csv tier red')
  })

  it('are given away by the tiers of a wave, and are safe where these are hidden too', () => {
    const between = transitions(
      { 'red>red': null, 'red>none': null, 'none>red': null, 'none>none': null },
      40,
    )
    expect(leaksOf(hidden, second, between)).toEqual([])
    const [first, later] = [cohort('w1.csv', [5, 35, 0], 40), cohort('w2.csv', [0, 40, 0], 40)]
    expect(leaksOf(first, later, between)).toEqual(
      expect.arrayContaining([
        'transitions.csv transition w1>w2 red>none',
        'transitions.csv transition w1>w2 none>none',
      ]),
    )
  })

  it('of a school are tried with the table of a wave that has it within its district', () => {
    const at = (rows: readonly PublishedRow[], level: string, group: string): PublishedRow[] =>
      rows.map((row) => ({ ...row, level, group, row: row.row + 1000 }))
    const half = cohort('w2.csv', [null, null, 0], 20)
    const within = (...schools: readonly string[]) => [
      ...second,
      ...schools.flatMap((school) => at(half, 'district/school', school)),
    ]
    const column = { 'red>red': 2, 'none>red': 3, 'red>none': null, 'none>none': null }
    const open = (n: number) => transitions({}, n).map((row) => ({ ...row, count: null }))
    const ofSchools = (first: string, other: string) => [
      ...open(40),
      ...at(transitions(column, 20), 'school', first),
      ...at(open(20), 'school', other),
    ]
    const leak = 'w2.csv tier red'
    expect(leaksOf(hidden, within('North/A', 'North/B'), open(40))).not.toContain(leak)
    expect(leaksOf(hidden, within('North/A', 'North/B'), ofSchools('A', 'B'))).toContain(leak)
    const twins = within('North/A', 'South/A')
    expect(leaksOf(hidden, twins, ofSchools('North A', 'South A'))).toContain(leak)
    expect(leaksOf(hidden, twins, ofSchools('A', 'B'))).not.toContain(leak)
  })

  it('say where they were not tried together with the tables of the waves, and why', () => {
    const between = transitions({ 'red>red': 2, 'red>none': 3, 'none>none': 35 }, 40)
    const whyOf = (...tables: PublishedRow[][]) => auditTables(tables).untied
    expect(whyOf(hidden, second)).toEqual([])
    expect(whyOf(hidden, second, between)).toEqual([])
    const untied = (reason: string) => [{ waves: 'w1>w2', reason }]
    expect(whyOf(between)).toEqual(untied('cohorts'))
    expect(whyOf(hidden, between)).toEqual(untied('cohorts'))
    expect(whyOf(cohort('w1.csv', [9, 31, 0], 40), second, between)).toEqual(
      untied('contradictory'),
    )
    const matrix = between.filter(({ measure }) => measure.startsWith('transition '))
    expect(whyOf(hidden, second, matrix)).toEqual(untied('incomplete'))
  })
})
