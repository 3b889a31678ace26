import type {
  CriticalItemDocument,
  InstrumentDocument,
  ScaleDocument,
  ValidityDocument,
} from '../../src/instrument/document.js'

interface Parts {
  readonly scales?:
    | readonly Partial<ScaleDocument>[]
    | Readonly<Record<string, Partial<ScaleDocument>>>
  readonly criticalItems?: readonly CriticalItemDocument[]
  readonly validity?: readonly ValidityDocument[]
}

/**
 * What an instrument file says that no score shows: for whom it is, which end is worse, how pressing a critical item
 * is. The worked answers state it a second time, under `stated`.
 */
export interface Stated {
  readonly ages?: { readonly from?: number; readonly to?: number }
  readonly informants?: readonly string[]
  readonly defaultVariant?: string
  /** Scale → direction, critical item → severity, validity check → state. */
  readonly directions?: Readonly<Record<string, string>>
  readonly severities?: Readonly<Record<string, string>>
  readonly states?: Readonly<Record<string, string>>
  /** What variants say otherwise. */
  readonly variants?: Readonly<Record<string, Stated>>
}

export function statedOf({ scoring }: InstrumentDocument): Stated {
  const { ages, informants, defaultVariant, variants = {} } = scoring
  const others = Object.entries(variants)
    .map(([name, variant]): [string, Stated] => [name, partsOf(variant)])
    .filter(([, stated]) => Object.keys(stated).length > 0)
  return {
    ...(ages && { ages }),
    informants,
    ...(defaultVariant !== undefined && { defaultVariant }),
    ...partsOf(scoring),
    ...(others.length > 0 && { variants: Object.fromEntries(others) }),
  }
}

function partsOf({ scales = [], criticalItems = [], validity = [] }: Parts): Stated {
  const written: [string, string | undefined][] = Array.isArray(scales)
    ? scales.map(({ id, direction }) => [id, direction])
    : Object.entries(scales).map(([id, { direction }]) => [id, direction])
  const directions = written.filter(([, direction]) => direction !== undefined)
  return {
    ...named('directions', directions),
    ...named(
      'severities',
      criticalItems.map(({ id, severity }) => [id, severity]),
    ),
    ...named(
      'states',
      validity.map(({ id, state }) => [id, state]),
    ),
  }
}

function named(
  key: string,
  entries: readonly (readonly [string, string | undefined])[],
): Readonly<Record<string, Readonly<Record<string, string | undefined>>>> {
  return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) }
}
