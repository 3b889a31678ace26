import type { CutScoreDocument, GroupDocument } from '../../../src/instrument/document.js'
import { type FactMutation, mutation, neighbours, type Place, type Reading } from './mutation.js'

/** Cut scores moved to the next score below and above, their side of the bound changed, bands swapped, groups changed. */
export function cutMutations(reading: Reading): FactMutation[] {
  return reading.scales.flatMap(({ id, place, written, whole }) => {
    const isRaw = (whole.cutScoresOn ?? 'raw') === 'raw'
    const values = isRaw ? (reading.values.get(id) ?? []) : null
    return [
      ...setMutations(written.cutScores ?? [], [...place, 'cutScores'], values),
      ...(written.cutScoresBy ?? []).flatMap(({ group, cutScores }, index) => {
        const at = [...place, 'cutScoresBy', index]
        return [
          ...setMutations(cutScores, [...at, 'cutScores'], values),
          ...groupMutations(group, [...at, 'group'], reading),
        ]
      }),
    ]
  })
}

/** @param values - that the score can take; null for standard scores, which can take any */
function setMutations(
  cuts: readonly CutScoreDocument[],
  place: Place,
  values: readonly number[] | null,
): FactMutation[] {
  return cuts.flatMap((cut, index) => {
    const at = [...place, index]
    const next = cuts[index + 1]
    const swapped =
      next === undefined
        ? []
        : [
            mutation(
              'band',
              place,
              cuts
                .with(index, { ...cut, band: next.band })
                .with(index + 1, { ...next, band: cut.band }),
              `${cut.band} and ${next.band} swapped`,
            ),
          ]
    return [...boundMutations(cut, at, values), ...swapped]
  })
}

function boundMutations(
  cut: CutScoreDocument,
  at: Place,
  values: readonly number[] | null,
): FactMutation[] {
  const key = cut.at === undefined ? 'above' : 'at'
  const bound = cut[key]
  if (bound === undefined) return []
  const says = `${key === 'at' ? '≥' : '>'} ${bound}`
  const moved = values === null ? neighbours(bound) : movedBounds(bound, key, values)
  const isTaken = values === null || values.includes(bound)
  const { at: _, above: __, ...rest } = cut
  const other = key === 'at' ? 'above' : 'at'
  return [
    ...moved.map((value) => mutation('cut score', [...at, key], value, `${says} → ${value}`)),
    ...(isTaken
      ? [mutation('cut score', at, { ...rest, [other]: bound }, `${says}, the bound itself`)]
      : []),
  ]
}

/** The bounds that put one attainable score more, and one less, into the band. */
function movedBounds(bound: number, key: 'at' | 'above', values: readonly number[]): number[] {
  const first = values.findIndex((value) => (key === 'at' ? value >= bound : value > bound))
  const from = first < 0 ? values.length : first
  const moved =
    key === 'at' ? [values[from - 1], values[from + 1]] : [values[from - 2], values[from]]
  return moved.filter((value) => value !== undefined)
}

/** A group for the other sex, other ages, other grades, another informant. */
export function groupMutations(
  group: GroupDocument,
  place: Place,
  { document }: Reading,
): FactMutation[] {
  const { sex, age, grades = [], informant } = group
  const found: FactMutation[] = []
  const add = (key: string | readonly (string | number)[], value: unknown, says: string): void => {
    found.push(mutation('group', [...place, ...[key].flat()], value, says))
  }
  if (sex !== undefined) add('sex', sex === 'female' ? 'male' : 'female', `not ${sex}`)
  for (const end of ['from', 'to'] as const)
    for (const value of age?.[end] === undefined ? [] : neighbours(age[end]))
      add(['age', end], value, `age ${end} ${age?.[end]} → ${value}`)
  for (const [index, grade] of grades.entries())
    if (grades.length > 1) add(['grades', index], undefined, `without grade ${grade}`)
  const outside = Math.max(...grades) + 1
  if (grades.length > 0) add('grades', [...grades, outside], `with grade ${outside}`)
  const others = document.scoring.informants.filter((one) => one !== informant)
  if (informant !== undefined && others[0] !== undefined)
    add('informant', others[0], `${informant} → ${others[0]}`)
  return found
}
