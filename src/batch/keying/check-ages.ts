import type { Instrument } from '../../instrument/instrument.js'
import type { RowBlock } from '../../io/row-block.js'

/** Ages that nobody has who answers a questionnaire, or that an instrument is not for. */
export interface AgeSign {
  readonly kind: 'age-impossible' | 'age-outside-instrument'
  /** For ages outside the ages of an instrument. */
  readonly instrument?: string
  /** How many, of how many that are known. */
  readonly count: number
  readonly n: number
  /** Lowest and highest of them, in completed years. */
  readonly lowest: number
  readonly highest: number
}

/** Nobody below is asked, even about themselves by others; nobody above is alive to answer, as good as. */
const YOUNGEST_MONTHS = 3 * 12
const OLDEST_MONTHS = 100 * 12

interface Outside {
  count: number
  lowest: number
  highest: number
}

/** Ages of the sheets so far. */
export interface AgeCounts {
  n: number
  readonly impossible: Outside
  readonly instruments: readonly { readonly instrument: Instrument; readonly outside: Outside }[]
}

const none = (): Outside => ({
  count: 0,
  lowest: Number.POSITIVE_INFINITY,
  highest: Number.NEGATIVE_INFINITY,
})

export function createAges(instruments: readonly Instrument[]): AgeCounts {
  const known = instruments.filter(({ ages }) => ages !== null)
  return {
    n: 0,
    impossible: none(),
    instruments: known.map((instrument) => ({ instrument, outside: none() })),
  }
}

export function countAges(ages: AgeCounts, { persons, length }: RowBlock): void {
  for (let row = 0; row < length; row++) {
    const months = persons.ageMonths[row] as number
    if (months < 0) continue
    ages.n++
    if (months < YOUNGEST_MONTHS || months >= OLDEST_MONTHS) note(ages.impossible, months)
    else
      for (const { instrument, outside } of ages.instruments)
        if (months < (instrument.ages?.from ?? 0) * 12 || months >= ageLimit(instrument))
          note(outside, months)
  }
}

/** Months that are too many; the upper age of an instrument is excluded. */
function ageLimit({ ages }: Instrument): number {
  return (ages?.to ?? Number.POSITIVE_INFINITY) * 12
}

function note(outside: Outside, months: number): void {
  outside.count++
  outside.lowest = Math.min(outside.lowest, months)
  outside.highest = Math.max(outside.highest, months)
}

export function ageSigns({ n, impossible, instruments }: AgeCounts): AgeSign[] {
  const sign = (kind: AgeSign['kind'], outside: Outside, instrument?: string): AgeSign[] =>
    outside.count === 0
      ? []
      : [
          {
            kind,
            ...(instrument === undefined ? {} : { instrument }),
            ...{ count: outside.count, n },
            lowest: Math.floor(outside.lowest / 12),
            highest: Math.floor(outside.highest / 12),
          },
        ]
  return [
    ...sign('age-impossible', impossible),
    ...instruments.flatMap(({ instrument, outside }) =>
      sign('age-outside-instrument', outside, instrument.id),
    ),
  ]
}
