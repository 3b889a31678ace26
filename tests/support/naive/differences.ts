import type { NaiveScore } from './score-file.js'

/** Two numbers are the same when they differ by no more than this share of their size. */
const SAME = 1e-9

/** Each figure that is claimed otherwise than it is found, by its place. */
export function differences(claimed: unknown, found: unknown, place = ''): string[] {
  if (typeof claimed === 'object' && claimed !== null) {
    const inside = typeof found === 'object' && found !== null ? found : {}
    return Object.entries(claimed).flatMap(([key, value]) =>
      differences(value, (inside as Readonly<Record<string, unknown>>)[key], `${place}/${key}`),
    )
  }
  const isSame =
    typeof claimed === 'number' && typeof found === 'number'
      ? Math.abs(claimed - found) <= SAME * Math.max(1, Math.abs(claimed))
      : claimed === found
  return isSame ? [] : [`${place}: ${String(claimed)}, naively ${String(found)}`]
}

/** A worked answer's expectations in the form of a score. */
export function expectationsOf(expected: {
  readonly scales?: Readonly<Record<string, object>>
  readonly rules?: Readonly<Record<string, string>>
  readonly rulesPossible?: Readonly<Record<string, string>>
  readonly criticalItems?: Readonly<Record<string, string>>
  readonly validity?: Readonly<Record<string, string>>
}): { readonly [Part in keyof NaiveScore]: object } {
  const {
    scales = {},
    rules = {},
    rulesPossible = {},
    criticalItems = {},
    validity = {},
  } = expected
  const standards = Object.entries(scales).map(([id, figures]) => {
    const { standard, ...rest } = figures as { readonly standard?: number | null }
    return [id, standard === undefined ? rest : { ...rest, standard: { score: standard } }]
  })
  const outcomes: Record<string, object> = {}
  for (const [id, certain] of Object.entries(rules)) outcomes[id] = { certain }
  for (const [id, possible] of Object.entries(rulesPossible))
    outcomes[id] = { ...outcomes[id], possible }
  return { scales: Object.fromEntries(standards), rules: outcomes, criticalItems, validity }
}
