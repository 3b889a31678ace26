import { readFileSync } from 'node:fs'

export const CARELESS = 'tests/cli/fixtures/careless.json'

export const ITEMS: readonly string[] = Array.from(
  { length: 25 },
  (_, index) => `sdqs_${index + 1}`,
)
/** Rules that need a reference, beside those of the fixture. */
export const LIMITS: Readonly<Record<'mahalanobis-distance' | 'person-total-correlation', number>> =
  { 'mahalanobis-distance': 52, 'person-total-correlation': -0.2 }

const fixture = JSON.parse(readFileSync(CARELESS, 'utf8'))

interface CarelessRule {
  readonly id: string
  readonly index: string
}

/** The fixture with a quality reference and the rules that need one. */
export function withReference(path: string): { readonly quality: readonly CarelessRule[] } {
  const rule = { state: 'suspect', source: 'choice' }
  return {
    ...fixture,
    instruments: [{ ...fixture.instruments[0], qualityReference: path }],
    quality: [
      ...fixture.quality,
      {
        ...rule,
        id: 'far-off',
        names: { en: 'Far from all others' },
        index: 'mahalanobis-distance',
        atLeast: LIMITS['mahalanobis-distance'],
      },
      {
        ...rule,
        id: 'against-all',
        names: { en: 'Against the items’ means' },
        index: 'person-total-correlation',
        below: LIMITS['person-total-correlation'],
      },
    ],
  }
}

/** Generated sheets with some careless ones behind them. */
export function withCareless(text: string): string {
  const [header = '', first = '', ...others] = text.trimEnd().split('\n')
  const names = header.split(',')
  const sheet = (student: string, code: (item: number) => number): string =>
    first
      .split(',')
      .map((cell, at) => {
        const item = ITEMS.indexOf(names[at] ?? '')
        if (item >= 0) return String(code(item))
        return names[at] === 'student' ? student : cell
      })
      .join(',')
  const careless = [
    sheet('same', () => 1),
    sheet('runs', (item) => (item < 13 ? 0 : 2)),
    sheet('cycle', (item) => item % 3),
  ]
  return `${[header, first, ...others, ...careless].join('\n')}\n`
}
