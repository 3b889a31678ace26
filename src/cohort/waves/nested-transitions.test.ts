import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TransitionRow, transitionRows } from './transition-rows.js'
import { isOthers } from './transition-tables.js'
import { addLinkedStudent, createTransitions, placeNames } from './transitions.js'

const PLAN = {
  states: ['red', 'yellow', 'none', 'undetermined', 'invalid', 'absent'],
  nTiers: 2,
  at: 1,
  levels: ['school', 'grade', 'school/grade'],
}
const ABSENT = 5
const SUPPRESSION = { minimumCell: 4, minimumGroup: 6 }

type Link = readonly [school: string, grade: string, sex: string, from: number, to: number]

const state = fc.oneof(
  { weight: 6, arbitrary: fc.constant(2) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }) },
)
const link: fc.Arbitrary<Link> = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'D/E'), fc.constantFrom('7', '8'), sex(), state, state)
  .filter(([, , , from, to]) => from !== ABSENT || to !== ABSENT)
const links = fc.array(link, { minLength: 60, maxLength: 300 })

function sex(): fc.Arbitrary<string> {
  return fc.constantFrom('female', 'male')
}

function rowsOf(all: readonly Link[], suppression = SUPPRESSION, climbs = 0): TransitionRow[] {
  const transitions = createTransitions(PLAN)
  for (const [school, grade, who, from, to] of all) {
    const place = [school, grade]
    const before = [school, String(Number(grade) - climbs)]
    const origin = from === ABSENT ? null : before
    const now = to === ABSENT ? before : place
    addLinkedStudent(transitions, { place: now, origin, sex: who, from, to })
  }
  return transitionRows(transitions, suppression)
}

const cellOf = ({ measure, from, to }: TransitionRow): string => [measure, from, to].join('|')
/** Rows of one cell by `level group`. */
function byGroup(rows: readonly TransitionRow[]): Map<string, Map<string, TransitionRow>> {
  const found = new Map<string, Map<string, TransitionRow>>()
  for (const row of rows) {
    const groups = found.get(cellOf(row)) ?? new Map<string, TransitionRow>()
    found.set(cellOf(row), groups.set(`${row.level} ${row.group}`, row))
  }
  return found
}

describe('levels within levels', () => {
  it('take each attribute of a place once, in the order of the levels', () => {
    expect(placeNames({ levels: ['grade', 'school', 'school/grade'] })).toEqual(['grade', 'school'])
  })

  it('counts of a school are the sum of its grades, where nothing is hidden', () => {
    fc.assert(
      fc.property(links, (all) => {
        for (const groups of byGroup(rowsOf(all, { minimumCell: 0, minimumGroup: 0 })).values())
          for (const [name, row] of groups)
            if (row.level === 'school') {
              const own = [...groups.keys()].filter((one) =>
                one.startsWith(`school/grade ${row.group}/`),
              )
              const sum = own.reduce((total, one) => total + (groups.get(one)?.count ?? 0), 0)
              expect(sum, name).toBe(row.count)
            }
      }),
      { numRuns: 20 },
    )
  })

  it('neither a shown count nor the difference of a school and its grades, or a grade and its schools, is small', () => {
    let nDifferences = 0
    fc.assert(
      fc.property(links, (all) => {
        for (const groups of byGroup(rowsOf(all)).values())
          for (const row of groups.values()) {
            const { count, level, group } = row
            if (count === null) continue
            expect(count === 0 || count >= SUPPRESSION.minimumCell).toBe(true)
            if (level === 'school/grade' || level === 'all' || isOthers(group)) continue
            const parts = [...groups.values()].filter(
              (one) =>
                one.level === 'school/grade' &&
                !isOthers(one.group) &&
                (level === 'school'
                  ? one.group.startsWith(`${group}/`)
                  : one.group.endsWith(`/${group}`)),
            )
            if (parts.length === 0 || parts.some((one) => one.count === null)) continue
            nDifferences++
            const rest = count - parts.reduce((sum, one) => sum + (one.count ?? 0), 0)
            expect(rest === 0 || rest >= SUPPRESSION.minimumCell, `${level} ${group}`).toBe(true)
          }
      }),
      { numRuns: 60, seed: 6 },
    )
    expect(nDifferences).toBeGreaterThan(200)
  })

  it('a year later, when everybody is a grade further up, who left is covered by who was there too', () => {
    const all = Array.from({ length: 600 }, (_, index): Link => {
      const from = index % 7 === 0 ? 1 : index % 31 === 0 ? 0 : 2
      const to = index === 0 || index === 217 ? ABSENT : index % 5 === 0 ? 1 : 2
      return ['AB'[index % 2] ?? '', '78'[(index >> 1) % 2] ?? '', 'male', from, to]
    })
    const rows = rowsOf(all, SUPPRESSION, 1)
    const lost = rows.find(({ level, to }) => level === 'all' && to === 'lost')
    expect(lost?.suppressed).toBe(true)
    expect(rows.filter(({ suppressed }) => !suppressed).length).toBeGreaterThan(rows.length / 2)
    expect(new Set(rows.map(({ level }) => level)).size).toBeGreaterThan(1)
  })
})

describe('a group of which a wave hides tiers', () => {
  const stateOf = (index: number): number => (index % 11 === 0 ? 0 : index % 4 === 0 ? 1 : 2)
  const transitions = createTransitions({ ...PLAN, levels: ['school'] })
  for (let index = 0; index < 900; index++) {
    const place = ['ABC'[index % 3] ?? '']
    const [from, to] = [stateOf(index), stateOf((index * 7) >> 1)]
    addLinkedStudent(transitions, { place, origin: place, sex: 'male', from, to })
  }
  const rowsHiding = (...from: number[]): TransitionRow[] =>
    transitionRows(transitions, SUPPRESSION, (level, group) =>
      level === 'school' && group === 'B' ? { from: new Set(from), to: new Set() } : null,
    )

  it('shows outcomes and not who was in them, where the hidden states are all tiers asked about', () => {
    const own = rowsHiding(0, 1).filter(({ group }) => group === 'B')
    const outcomes = own.filter(({ measure }) => measure === 'outcome')
    expect(outcomes.map(({ suppressed }) => suppressed)).toEqual(Array(8).fill(false))
    for (const { from, suppressed } of own)
      if (from === 'red' || from === 'yellow') expect(suppressed).toBe(true)
    // A tier and the baseline are told apart by outcomes, and so are kept together with others.
    expect(rowsHiding(0, 2).filter(({ group }) => group === 'B')).toEqual([])
  })

  it('has others in which its hidden counts are hidden too, so that none follows by subtraction', () => {
    const truth = byGroup(transitionRows(transitions, { minimumCell: 0, minimumGroup: 0 }))
    let nHidden = 0
    for (const [cell, groups] of byGroup(rowsHiding(0, 1))) {
      if (groups.get('school B')?.suppressed !== true) continue
      if (truth.get(cell)?.get('school B')?.count === 0) continue
      nHidden++
      const others = [...groups.values()].filter(({ group }) => group !== 'B')
      expect(
        others.map(({ suppressed }) => suppressed),
        cell,
      ).toContain(true)
    }
    expect(nHidden).toBeGreaterThan(3)
  })
})
