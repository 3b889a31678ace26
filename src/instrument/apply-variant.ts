import { at } from '../schema/json-pointer.js'
import type {
  CriticalItemDocument,
  ItemKeyDocument,
  RuleDocument,
  ScaleDocument,
  ScoringDocument,
  ValidityDocument,
} from './document.js'
import { type Report, reportUnknown } from './report.js'

/** A part of the file and the JSON pointer of the place where it is written. */
export interface Placed<T> {
  readonly value: T
  readonly path: string
}

/** A scale with what the variant says of it; `pathOf` finds where a property is written. */
export interface PlacedScale extends Placed<ScaleDocument> {
  readonly pathOf: (key: keyof ScaleDocument) => string
}

/** What is scored once a variant is applied, each part with its place. */
export interface AppliedVariant {
  readonly scales: readonly PlacedScale[]
  readonly keys: ReadonlyMap<string, Placed<ItemKeyDocument>>
  readonly rules: Placed<readonly RuleDocument[]>
  readonly criticalItems: Placed<readonly CriticalItemDocument[]>
  readonly validity: Placed<readonly ValidityDocument[]>
}

const SCORING = '/scoring'

/**
 * Applies a variant: item keys are replaced by item, scales by id and property by property, the lists of rules,
 * critical items and validity as a whole.
 *
 * @param scoring - a `scoring` keyword that meets the schema
 * @param variant - a key of its variants, or null for the file as it stands
 * @param report - told of scales that the variant changes and the file lacks
 */
export function applyVariant(
  scoring: ScoringDocument,
  variant: string | null,
  report: Report,
): AppliedVariant {
  const changes = variant === null ? undefined : scoring.variants?.[variant]
  const base = variant === null ? SCORING : at(SCORING, 'variants', variant)
  const ids = scoring.scales.map(({ id }) => id)
  for (const id of Object.keys(changes?.scales ?? {}))
    if (!ids.includes(id)) reportUnknown(report, at(base, 'scales', id), 'a scale', id, ids)
  const list = <K extends 'rules' | 'criticalItems' | 'validity'>(key: K) => ({
    value: changes?.[key] ?? scoring[key] ?? [],
    path: at(changes?.[key] === undefined ? SCORING : base, key),
  })
  return {
    scales: scoring.scales.map((scale, index) => placeScale(scale, index, changes?.scales, base)),
    keys: new Map([
      ...placeKeys(scoring.keys, SCORING),
      ...(changes === undefined ? [] : placeKeys(changes.keys, base)),
    ]),
    rules: list('rules') as Placed<readonly RuleDocument[]>,
    criticalItems: list('criticalItems') as Placed<readonly CriticalItemDocument[]>,
    validity: list('validity') as Placed<readonly ValidityDocument[]>,
  }
}

function placeKeys(
  keys: Readonly<Record<string, ItemKeyDocument>> = {},
  base: string,
): [string, Placed<ItemKeyDocument>][] {
  return Object.entries(keys).map(([id, value]) => [id, { value, path: at(base, 'keys', id) }])
}

function placeScale(
  scale: ScaleDocument,
  index: number,
  changes: Readonly<Record<string, Partial<Omit<ScaleDocument, 'id'>>>> = {},
  base: string,
): PlacedScale {
  const path = at(SCORING, 'scales', index)
  const changed = Object.hasOwn(changes, scale.id) ? changes[scale.id] : undefined
  return {
    value: { ...scale, ...changed },
    path,
    pathOf: (key) =>
      changed !== undefined && Object.hasOwn(changed, key)
        ? at(base, 'scales', scale.id, key)
        : at(path, key),
  }
}
