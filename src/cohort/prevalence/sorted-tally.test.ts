import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differenceRows } from './difference-rows.js'
import { prevalenceRows } from './prevalence-rows.js'
import {
  type CountedSheet,
  categoryCount,
  countSheet,
  createPrevalenceTally,
} from './prevalence-tally.js'
import { type NamedTally, sortedTally } from './sorted-tally.js'

interface Sheet {
  readonly school: string
  readonly sex: string
  readonly weight: number
  readonly words: readonly string[]
  readonly score: number
}

const WORDS = ['none', 'yellow', 'red', 'blue', 'orange', 'undetermined', 'violet']
const sheet: fc.Arbitrary<Sheet> = fc.record({
  school: fc.constantFrom('b', 'a', 'd', 'c'),
  sex: fc.constantFrom('m', 'f', ''),
  weight: fc.constantFrom(1, 2.5, 0.1),
  words: fc.tuple(fc.constantFrom('', ...WORDS), fc.constantFrom('', 'low', 'high')),
  score: fc.integer({ min: 0, max: 20 }),
})

/** Counted as a file would be: words are numbered as they come, those of sheets that do not count too. */
function counted(sheets: readonly Sheet[], passedOver: readonly string[]): NamedTally {
  const values = [['', ...passedOver], ['']]
  const plan = { columns: ['school', 'sex'], measures: ['tier', 'band'], scores: ['raw'] }
  const tally = createPrevalenceTally(plan)
  for (const { school, sex, weight, words, score } of sheets) {
    const categories = words.map((word, measure) => {
      const names = values[measure] as string[]
      if (!names.includes(word)) names.push(word)
      return names.indexOf(word)
    })
    const place = { stratum: weight === 1 ? 'x' : 'w', clusters: [school] }
    const one: CountedSheet = { place, weight, labels: [school, sex], categories, scores: [score] }
    countSheet(tally, one)
  }
  return { tally, values }
}

it('a sorted tally gives the same figures to the last digit, whatever the order of its sheets', () => {
  const figuresOf = (named: NamedTally): string => {
    const { tally, values } = sortedTally(named)
    const categories = values.flatMap((names, measure) =>
      names.slice(1).map((label, at) => ({ measure, label, members: [at + 1], accuracy: null })),
    )
    const groupings = [['school'], ['sex'], ['school', 'sex']]
    const options = { groupings, categories, enrolled: null, lonely: 'adjust' } as const
    return JSON.stringify([
      prevalenceRows(tally, options),
      differenceRows(tally, { columns: ['school', 'sex'], categories, lonely: 'adjust' }),
    ])
  }
  const shuffled = fc
    .array(sheet, { minLength: 5, maxLength: 60 })
    .chain((sheets) =>
      fc.tuple(
        fc.constant(sheets),
        fc.shuffledSubarray(sheets, { minLength: sheets.length }),
        fc.subarray(WORDS),
      ),
    )
  fc.assert(
    fc.property(shuffled, ([sheets, again, passedOver]) => {
      // Words that no counted sheet has are in one file only.
      const seen = new Set(sheets.flatMap(({ words }) => words))
      const names = passedOver.filter((word) => seen.has(word))
      expect(figuresOf(counted(again, names))).toBe(figuresOf(counted(sheets, [])))
    }),
    { numRuns: 60 },
  )
})

it('a name that came with no sheet that counts takes nothing from the measure beside it', () => {
  const sheets: Sheet[] = [
    { school: 'a', sex: 'f', weight: 1, words: ['red', 'low'], score: 1 },
    { school: 'a', sex: 'f', weight: 1, words: ['none', 'high'], score: 1 },
  ]
  const { tally, values } = counted(sheets, [])
  const { tally: sorted, values: names } = sortedTally({
    tally,
    values: [[...(values[0] ?? []), 'a', 'b', 'c', 'd', 'invalid'], values[1] ?? []],
  })
  const [cell] = sorted.cells.values()
  const found = names.map((list, measure) =>
    list.flatMap((name, at) =>
      cell !== undefined && categoryCount(sorted, cell, measure, at) > 0 ? [name] : [],
    ),
  )
  expect(found).toEqual([
    ['none', 'red'],
    ['high', 'low'],
  ])
})
