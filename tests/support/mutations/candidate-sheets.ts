import type { GroupDocument } from '../../../src/instrument/document.js'
import type { Instrument, Item } from '../../../src/instrument/instrument.js'
import type { Person } from '../../../src/score/person.js'
import { draws } from '../score-sheets.js'

type Code = string | number | boolean | null

export interface Sheet {
  /** In the order of the items. */
  readonly answers: readonly Code[]
  readonly person: Person
}

/**
 * Sheets that tell instruments apart, the same every time: each scale from its lowest to its highest score step by
 * step, complete and with blanks; each item alone; answers beyond the codes; and random ones.
 */
export function* candidateSheets(instrument: Instrument): Generator<Sheet> {
  const persons = personsOf(instrument)
  let turn = 0
  for (const answers of answerLists(instrument)) {
    yield { answers, person: persons[turn++ % persons.length] ?? {} }
    if (turn % 8 === 0 && persons.length > 1)
      for (const person of persons) yield { answers, person }
  }
}

/** Complete sheets on which each scale goes through its scores one by one. */
export function* staircases({ items, scales }: Instrument): Generator<readonly Code[]> {
  const orders = [
    items.map((_, index) => index),
    ...scales.flatMap(({ of, terms }) => (of === 'items' ? [terms.map(({ index }) => index)] : [])),
  ]
  for (const order of orders)
    for (const start of [0, 1]) {
      const rest = items.map((item) => endOf(item, start === 0 ? 'lowest' : 'highest'))
      const codes = rest.map((code, index) =>
        order.includes(index) ? endOf(items[index] as Item, 'lowest') : code,
      )
      yield [...codes]
      for (const index of order)
        for (const code of byScore(items[index] as Item).slice(1)) {
          codes[index] = code
          yield [...codes]
        }
    }
}

function* answerLists(instrument: Instrument): Generator<readonly Code[]> {
  const { items } = instrument
  yield* staircases(instrument)
  const draw = draws(items.length)
  for (const answers of staircases(instrument))
    for (const count of [1, 2, 3, 4]) {
      if (draw(3) > 0) continue
      const blank = [...answers] as Code[]
      for (let one = 0; one < count; one++) blank[draw(items.length)] = null
      yield blank
    }
  yield* blanksOfScales(instrument)
  for (const [index, item] of items.entries())
    for (const code of [...item.options.map((option) => option.code), beyond(item), under(item)]) {
      const codes = items.map((one) => endOf(one, 'lowest') as Code)
      yield codes.with(index, code)
      yield items.map((_, at): Code => (at === index ? code : null))
    }
  yield items.map(() => null)
  for (let sheet = 0; sheet < 600; sheet++)
    yield items.map(({ options }): Code => {
      if (sheet % 3 === 2 && draw(6) === 0) return null
      const places = [draw(options.length), draw(options.length), draw(options.length)]
      const place =
        [places[0], Math.min(...places), Math.max(...places)][sheet % 5] ?? places[1] ?? 0
      return options[place]?.code ?? null
    })
}

/** Each scale with its first 0, 1, 2 … items blank and the others at each constant answer. */
function* blanksOfScales({ items, scales }: Instrument): Generator<readonly Code[]> {
  for (const { of, terms, missing } of scales) {
    if (of !== 'items') continue
    const most = Math.min(terms.length, missing.maxMissing + 2)
    for (let count = 1; count <= most; count++)
      for (let step = 0; step < 5; step++)
        for (const isMixed of [false, true]) {
          const codes = items.map(({ options }, index): Code => {
            const place = isMixed ? (index * 7 + step * 3) % options.length : step
            return options[Math.min(place, options.length - 1)]?.code ?? null
          })
          for (const { index } of terms.slice(0, count)) codes[index] = null
          yield codes
        }
  }
}

function byScore({ options }: Item): Code[] {
  return [...options]
    .sort((one, other) => (one.score ?? 0) - (other.score ?? 0))
    .map(({ code }) => code)
}

function endOf(item: Item, end: 'lowest' | 'highest'): Code {
  return byScore(item).at(end === 'lowest' ? 0 : -1) ?? null
}

function beyond({ options }: Item): Code {
  const numbers = options.flatMap(({ code }) => (typeof code === 'number' ? code : []))
  return numbers.length === 0 ? 'no such answer' : Math.max(...numbers) + 1
}

function under({ options }: Item): Code {
  const numbers = options.flatMap(({ code }) => (typeof code === 'number' ? code : []))
  return numbers.length === 0 ? 'no such answer' : Math.min(...numbers) - 1
}

/** Persons on both sides of each limit that cut scores make; nobody in particular where they make none. */
function personsOf({ scales, informants }: Instrument): readonly Person[] {
  const groups = scales.flatMap(({ cutScoreSets }) => cutScoreSets.map(({ group }) => group))
  const isNormed = scales.some(({ cutScoresOn }) => cutScoresOn === 'standard-score')
  const asks = (key: keyof GroupDocument): boolean =>
    groups.some((group) => group[key] !== undefined)
  const limits = groups
    .flatMap(({ age }) => [age?.from, age?.to])
    .filter((age) => age !== undefined)
  const grades = isNormed
    ? [3, 4, 6, 8, 10, 12]
    : [...new Set(groups.flatMap((group) => group.grades ?? []))].flatMap((one) => [one, one + 1])
  let persons: Person[] = [{}]
  const spread = (parts: readonly Person[]): void => {
    if (parts.length > 0)
      persons = persons.flatMap((person) => parts.map((part) => ({ ...person, ...part })))
  }
  if (asks('sex') || isNormed) spread([{ sex: 'female' }, { sex: 'male' }])
  spread([...new Set(limits)].flatMap((age) => [{ ageYears: age - 1 }, { ageYears: age }]))
  spread([...new Set(grades)].map((grade) => ({ grade })))
  if (asks('informant')) spread(informants.map((informant) => ({ informant })))
  return persons
}
