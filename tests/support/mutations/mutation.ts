import type { InstrumentDocument, ScaleDocument } from '../../../src/instrument/document.js'
import type { Instrument } from '../../../src/instrument/instrument.js'

/** Where a fact is written, key by key. */
export type Place = readonly (string | number)[]

/** One fact of a file changed: the value written at a place replaced, or, where undefined, removed. */
export interface FactMutation {
  readonly place: Place
  readonly value: unknown
  /** What kind of fact, in the words of the list. */
  readonly kind: FactKind
  /** In words: what it was and what it is now. */
  readonly says: string
}

export const FACT_KINDS = [
  'cut score',
  'band',
  'group',
  'key',
  'item of a scale',
  'weight',
  'aggregate',
  'direction',
  'missing rule',
  'rounding',
  'transform',
  'condition',
  'severity',
  'gate',
  'answers',
  'ages',
  'informants',
  'variant',
  'code',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** One reading of a file: the parts that it writes, with where, and what they come to. */
export interface Reading {
  readonly document: InstrumentDocument
  readonly instrument: Instrument
  /** Values that each scale takes on complete sheets, ascending. */
  readonly values: ReadonlyMap<string, readonly number[]>
  /** `/scoring`, or where the variant is written. */
  readonly base: Place
  /** Scales as this reading writes them (those of a variant in part), with where. */
  readonly scales: readonly WrittenScale[]
}

export interface WrittenScale {
  readonly id: string
  readonly place: Place
  readonly written: Partial<ScaleDocument>
  /** With what the reading does not write taken from the file. */
  readonly whole: ScaleDocument
}

export function mutation(kind: FactKind, place: Place, value: unknown, says: string): FactMutation {
  return { kind, place, value, says }
}

/** A copy of a document with one fact changed; what is not on the way is shared. */
export function mutated(document: unknown, { place, value }: FactMutation): unknown {
  return replaced(document, place, value)
}

function replaced(inside: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(inside)) {
    const index = Number(key)
    return rest.length === 0 && value === undefined
      ? inside.toSpliced(index, 1)
      : inside.with(index, replaced(inside[index], rest, value))
  }
  const holder = (inside ?? {}) as Readonly<Record<string, unknown>>
  if (rest.length > 0 || value !== undefined)
    return { ...holder, [key]: replaced(holder[key], rest, value) }
  const { [String(key)]: _, ...others } = holder
  return others
}

/** The least step of a figure as written: 1 for whole numbers, 0.01 for 2.06. */
export function stepOf(figure: number): number {
  const decimals = String(figure).split('.')[1]?.length ?? 0
  return 10 ** -decimals
}

/** A figure one step down and one up, as decimals. */
export function neighbours(figure: number): readonly number[] {
  const step = stepOf(figure)
  const decimals = String(figure).split('.')[1]?.length ?? 0
  return [figure - step, figure + step].map((value) => Number(value.toFixed(decimals)))
}
