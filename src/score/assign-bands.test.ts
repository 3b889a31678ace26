import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import type { GroupDocument } from '../instrument/document.js'
import { type PersonBlock, SEXES, type Sex } from '../table/blocks.js'
import { compileInstrument } from './compile-instrument.js'
import { scoreTable } from './score-table.js'
import { NONE } from './statuses.js'

interface Someone {
  readonly sex?: Sex
  readonly grade?: number
  readonly months?: number
}

function personOf({ sex = 'unknown', grade = -1, months = -1 }: Someone): PersonBlock {
  return {
    length: 1,
    sex: Uint8Array.of(SEXES.indexOf(sex)),
    grade: Int8Array.of(grade),
    ageMonths: Int16Array.of(months),
  }
}

/** Index of the set that fits, of which each has one band more than the one before. */
function setOf(
  groups: readonly GroupDocument[],
  person: Someone,
  informants: readonly string[] = ['self', 'parent'],
  informant?: string,
): number {
  const instrument = makeInstrument({
    informants,
    items: [makeItem('q', 3)],
    scales: [
      makeScale('s', [0], {
        cutScoreSets: groups.map((group) => ({ group, cutScores: makeCutScores([null, 2]) })),
      }),
    ],
  })
  const compiled = compileInstrument(instrument, [], informant)
  const block = scoreTable(compiled, blockOf([[3]]), personOf(person))
  const { band, cutScoreSet } = block.scales[0] ?? {}
  expect(band?.[0]).toBe(cutScoreSet?.[0] === NONE ? NONE : 1)
  return cutScoreSet?.[0] as number
}

const BY_SEX: GroupDocument[] = [{ sex: 'female' }, { sex: 'male' }]
const BY_AGE: GroupDocument[] = [{ age: { to: 12 } }, { age: { from: 12, to: 16 } }]
const BY_GRADE: GroupDocument[] = [{ grades: [4, 5] }, { grades: [6] }, {}]
const BOTH: GroupDocument[] = [{ sex: 'female', grades: [4] }, {}]

describe('cut scores by group', () => {
  it.each<[string, readonly GroupDocument[], Someone, number]>([
    ['a girl', BY_SEX, { sex: 'female' }, 0],
    ['a boy', BY_SEX, { sex: 'male' }, 1],
    ['somebody of unknown sex', BY_SEX, {}, NONE],
    ['a child one month below 12', BY_AGE, { months: 143 }, 0],
    ['a child of 12', BY_AGE, { months: 144 }, 1],
    ['a youth one month below 16', BY_AGE, { months: 191 }, 1],
    ['a youth of 16, whom no group fits', BY_AGE, { months: 192 }, NONE],
    ['somebody of unknown age', BY_AGE, {}, NONE],
    ['a child of age 0', BY_AGE, { months: 0 }, 0],
    ['grade 5', BY_GRADE, { grade: 5 }, 0],
    ['grade 6', BY_GRADE, { grade: 6 }, 1],
    ['grade 7, whom only the set for everybody fits', BY_GRADE, { grade: 7 }, 2],
    ['somebody of unknown grade, whom a set for some grades may fit', BY_GRADE, {}, NONE],
    ['a boy of unknown grade, whom a set for girls cannot fit', BOTH, { sex: 'male' }, 1],
    ['a girl of unknown grade, whom a set for girls may fit', BOTH, { sex: 'female' }, NONE],
    ['a girl of grade 4', BOTH, { sex: 'female', grade: 4 }, 0],
    ['somebody of unknown sex, by the set for everybody', [...BY_SEX, {}], {}, 2],
    ['a boy, by the set of boys before that for everybody', [...BY_SEX, {}], { sex: 'male' }, 1],
    ['somebody of unknown sex, by no set left over to boys', [{ sex: 'female' }, {}], {}, NONE],
    ['somebody of unknown sex, by no set left over to girls', [{ sex: 'male' }, {}], {}, NONE],
    ['somebody of unknown sex, by no set of one sex alone', [{ sex: 'male' }], {}, NONE],
    [
      'somebody of unknown sex, by a set before those of a sex',
      [{ grades: [4] }, ...BY_SEX],
      { grade: 4 },
      0,
    ],
    [
      'somebody of unknown sex and grade',
      [{ sex: 'female' }, { sex: 'male', grades: [4] }, {}],
      {},
      NONE,
    ],
    [
      'grade 4 of unknown sex',
      [{ sex: 'female' }, { sex: 'male', grades: [4] }, {}],
      { grade: 4 },
      2,
    ],
    [
      'grade 5 of unknown sex',
      [{ sex: 'female' }, { sex: 'male', grades: [4] }, {}],
      { grade: 5 },
      NONE,
    ],
    ['a child one month below the group', [{ age: { from: 12 } }, {}], { months: 143 }, 1],
    ['a child just in the group', [{ age: { from: 12 } }, {}], { months: 144 }, 0],
    ['grade 0, which is a grade', [{ grades: [0] }], { grade: 0 }, 0],
  ])('%s: set %#', (_, groups, person, expected) => {
    expect(setOf(groups, person)).toBe(expected)
  })

  it.each([
    ['a parent', ['self', 'parent'], 'parent', 1],
    ['nobody knows who, of several informants', ['self', 'parent'], undefined, NONE],
    ['nobody says who, of the only informant', ['self'], undefined, 0],
  ] as const)('cut scores by informant where %s answers', (_, informants, informant, expected) => {
    const groups = [{ informant: 'self' }, { informant: 'parent' }]
    expect(setOf(groups, {}, informants, informant)).toBe(expected)
  })

  it('bands on standard scores without norms are none', () => {
    const instrument = makeInstrument({
      items: [makeItem('q', 3)],
      scales: [
        makeScale('s', [0], {
          cutScoresOn: 'standard-score',
          cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 65]) }],
        }),
      ],
    })
    const { scales } = scoreTable(compileInstrument(instrument), blockOf([[3]]), personOf({}))
    expect([scales[0]?.raw[0], scales[0]?.band[0], scales[0]?.cutScoreSet[0]]).toEqual([
      3,
      NONE,
      NONE,
    ])
  })
})
