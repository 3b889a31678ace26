import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TransitionRow, transitionRows } from './transition-rows.js'
import {
  addLinkedStudent,
  createTransitions,
  type LinkedStudent,
  outcomeOf,
} from './transitions.js'

const PLAN = {
  states: ['red', 'yellow', 'none', 'undetermined', 'invalid', 'absent'],
  nTiers: 2,
  at: 1,
  levels: ['school', 'grade'],
}
const ABSENT = 5
const SUPPRESSION = { minimumCell: 4, minimumGroup: 6 }

/** A student as the waves know him: where, and what was found. */
interface Student {
  readonly sex: string
  readonly before: { readonly place: readonly string[]; readonly state: number } | null
  readonly after: { readonly place: readonly string[]; readonly state: number } | null
}

const state = fc.oneof(
  { weight: 6, arbitrary: fc.constant(2) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
)
const place = fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('7', '8'))
const student: fc.Arbitrary<Student> = fc
  .record({
    sex: fc.constantFrom('female', 'male'),
    first: place,
    second: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, place),
    before: state,
    after: state,
    gone: fc.integer({ min: 0, max: 19 }),
  })
  .map(({ sex, first, second, before, after, gone }) => ({
    sex,
    before: gone === 0 ? null : { place: first, state: before },
    after: gone === 1 ? null : { place: second ?? first, state: after },
  }))
const students = fc.array(student, { minLength: 30, maxLength: 140 })
const few = fc.array(student, { minLength: 40, maxLength: 60 })

function linked({ sex, before, after }: Student): LinkedStudent | null {
  const where = after ?? before
  if (where === null) return null
  const from = before?.state ?? ABSENT
  const origin = before?.place ?? null
  return { place: where.place, origin, sex, from, to: after?.state ?? ABSENT }
}

function rowsOf(
  all: readonly Student[],
  suppression = SUPPRESSION,
  levels = PLAN.levels,
): TransitionRow[] {
  const transitions = createTransitions({ ...PLAN, levels })
  for (const one of all) {
    const link = linked(one)
    const [place, origin] = [link?.place, link?.origin].map((one) => one?.slice(0, levels.length))
    if (link !== null)
      addLinkedStudent(transitions, { ...link, place: place ?? [], origin: origin ?? null })
  }
  return transitionRows(transitions, suppression)
}

const placeOf = ({ level, group, measure, from, to }: TransitionRow): string =>
  [level, group, measure, from, to].join('|')

describe('transition rows', () => {
  it('every small count is hidden, with its share and interval', () => {
    fc.assert(
      fc.property(students, (all) => {
        const rows = rowsOf(all)
        for (const { count, share, low, high, suppressed } of rows) {
          if (count !== null) expect(count === 0 || count >= SUPPRESSION.minimumCell).toBe(true)
          else expect([share, low, high, suppressed]).toEqual([null, null, null, true])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of every hidden small count there is another history of the same waves with another count, published the same', () => {
    let nOpen = 0
    fc.assert(
      fc.property(few, (all) => {
        const rows = rowsOf(all, SUPPRESSION, ['school'])
        if (rows.every(({ suppressed }) => suppressed)) return
        const groups = new Set(rows.map(({ group }) => group))
        const truth = countsOf(all, groups)
        const open = new Set(rows.filter((row) => row.suppressed).map(placeOf))
        for (const key of open) if (!isSmall(truth.get(key) ?? 0)) open.delete(key)
        nOpen += open.size
        for (const other of histories(all)) {
          const theirs = countsOf(other, groups)
          const count = (row: TransitionRow): number => theirs.get(placeOf(row)) ?? 0
          if (!rows.every((row) => row.suppressed || count(row) === row.count)) continue
          for (const key of open)
            if ((theirs.get(key) ?? 0) !== (truth.get(key) ?? 0)) open.delete(key)
          if (open.size === 0) return
        }
        expect([...open]).toEqual([])
      }),
      { numRuns: 15, seed: 20261122, endOnFailure: true },
    )
    expect(nOpen).toBeGreaterThan(50)
  })

  it('counts of everybody add up over the groups of each level, hidden or not', () => {
    fc.assert(
      fc.property(students, (all) => {
        const rows = rowsOf(all, { minimumCell: 0, minimumGroup: 0 })
        for (const level of PLAN.levels)
          for (const row of rows.filter((one) => one.level === 'all')) {
            const parts = rows.filter(
              (one) =>
                one.level === level &&
                placeOf({ ...one, level: 'all', group: 'all' }) === placeOf(row),
            )
            expect(parts.reduce((sum, one) => sum + (one.count ?? 0), 0)).toBe(row.count)
          }
      }),
      { numRuns: 20 },
    )
  })

  it('the order of students changes nothing', () => {
    fc.assert(
      fc.property(students, (all) => {
        expect(rowsOf([...all].reverse())).toEqual(rowsOf(all))
      }),
      { numRuns: 20 },
    )
  })

  it('a group whose count a wave hides is shown with others only', () => {
    const all = Array.from({ length: 300 }, (_, index): Student => {
      const where = { place: [['A', 'B', 'C'][index % 3] ?? '', '7'], state: 2 }
      return { sex: 'male', before: where, after: where }
    })
    const transitions = createTransitions(PLAN)
    for (const one of all) addLinkedStudent(transitions, linked(one) as LinkedStudent)
    const closed = (level: string, group: string) =>
      level === 'school' && group === 'B' ? { from: new Set([0]), to: new Set<number>() } : null
    const rows = transitionRows(transitions, SUPPRESSION, closed)
    expect([...new Set(rows.map(({ level, group }) => `${level} ${group}`))]).toEqual([
      'all all',
      'school C',
      'school *',
      'grade 7',
    ])
  })
})

describe('outcomeOf', () => {
  it.each([
    [0, 1, 'persisting'],
    [1, 2, 'recovered'],
    [2, 0, 'new'],
    [2, 2, 'never'],
    [0, ABSENT, 'lost'],
    [2, ABSENT, 'lost-other'],
    [3, ABSENT, 'lost-other'],
    [ABSENT, 0, 'joined'],
    [3, 0, 'open'],
    [0, 4, 'open'],
  ] as const)('from %i to %i is %s', (from, to, outcome) => {
    expect(outcomeOf(PLAN, from, to)).toBe(outcome)
  })
  it('a tier below the one asked about counts as none', () => {
    expect(outcomeOf({ ...PLAN, at: 0 }, 1, 0)).toBe('new')
  })
})

const isSmall = (count: number): boolean => count > 0 && count < SUPPRESSION.minimumCell

/** Counts of everybody and of the schools shown. */
function countsOf(all: readonly Student[], groups: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>()
  for (const one of all) {
    const link = linked(one)
    if (link === null) continue
    const {
      from,
      to,
      place: [school = ''],
    } = link
    for (const [level, group] of [
      ['all', 'all'],
      ['school', groups.has(school) ? school : '*'],
    ])
      for (const key of [
        [level, group, 'transition', PLAN.states[from], PLAN.states[to]],
        [level, group, 'outcome', '', outcomeOf(PLAN, from, to)],
      ])
        found.set(key.join('|'), (found.get(key.join('|')) ?? 0) + 1)
  }
  return found
}

/** Histories in which two students, or twice two, exchange what came after; the waves themselves stay as they are. */
function* histories(all: readonly Student[]): Generator<Student[]> {
  const pairs = all.flatMap((one, i) =>
    all.slice(i + 1).flatMap((other, k) => (canSwap(one, other) ? [[i, i + 1 + k] as const] : [])),
  )
  for (const pair of pairs) yield swapped(all, pair)
  for (const one of pairs)
    for (const other of pairs)
      if (!one.includes(other[0]) && !one.includes(other[1]) && isBack(all, one, other))
        yield swapped(swapped(all, one), other)
}

const stateOf = (one: Student | undefined, when: 'before' | 'after'): number =>
  one?.[when]?.state ?? ABSENT

function canSwap(one: Student, other: Student): boolean {
  return (
    one.sex === other.sex &&
    stateOf(one, 'after') !== stateOf(other, 'after') &&
    stateOf(one, 'before') !== stateOf(other, 'before') &&
    !(one.before === null && other.after === null) &&
    !(other.before === null && one.after === null)
  )
}

/** Whether the second exchange takes back in the matrix what the first changed. */
function isBack(
  all: readonly Student[],
  [a, b]: readonly [number, number],
  [c, d]: readonly [number, number],
): boolean {
  const key = (x: number, y: number): string =>
    `${stateOf(all[x], 'before')}>${stateOf(all[y], 'after')}`
  const made = [key(a, b), key(b, a)].sort().join()
  return [key(c, c), key(d, d)].sort().join() === made
}

function swapped(all: readonly Student[], [i, k]: readonly [number, number]): Student[] {
  const copy = [...all]
  const [one, other] = [all[i] as Student, all[k] as Student]
  copy[i] = { ...one, after: other.after }
  copy[k] = { ...other, after: one.after }
  return copy
}
