import type { Instrument } from '../../src/instrument/instrument.js'
import type { Person } from '../../src/score/person.js'
import { draws } from './score-sheets.js'

export interface SomeSheet {
  readonly answers: Readonly<Record<string, string | number | boolean | null>>
  readonly person: Person
}

/**
 * Made-up sheets of an instrument, the same for the same seed: some complete, some with few or many blanks, some with
 * answers that are no codes, some with answers that lean to one end; of persons of whom more or less is known.
 */
export function someSheets(
  { items, informants, ages }: Instrument,
  count: number,
  seed: number,
): readonly SomeSheet[] {
  const draw = draws(seed)
  const years = ages ?? { from: 6, to: 19 }
  return Array.from({ length: count }, (_, sheet) => {
    const oneBlankIn = [0, 40, 12, 4][sheet % 4] ?? 0
    const lean = sheet % 3
    const answers = items.map(({ id, options }) => {
      if (oneBlankIn > 0 && draw(oneBlankIn) === 0) return [id, draw(20) === 0 ? 7777 : null]
      const places = [draw(options.length), draw(options.length)]
      const place = [places[0], Math.min(...places), Math.max(...places)][lean] ?? 0
      return [id, options[place]?.code ?? null]
    })
    const age = {
      ageMonths: years.from * 12 - 6 + draw((Math.min(years.to, 25) - years.from) * 12 + 24),
    }
    const person: Person = {
      ...([{}, { sex: 'female' }, { sex: 'male' }] as const)[draw(3)],
      ...(draw(5) === 0 ? {} : age),
      ...(draw(4) === 0 ? {} : { grade: 1 + draw(12) }),
      ...(draw(3) === 0 ? {} : { informant: informants[draw(informants.length)] ?? 'self' }),
    }
    return { answers: Object.fromEntries(answers), person }
  })
}
