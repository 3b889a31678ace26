import type { CohortMeasure } from '../cohort/measures.js'
import type { Text } from '../issue/text.js'
import type { Protocol } from '../risk/protocol.js'
import { html, type Markup, trusted } from './html.js'

/** How one category of the tiers looks in charts and legends: a letter, a name, a fill that also prints in grey. */
export interface Key {
  readonly category: string
  readonly letter: string
  readonly name: string
  /** A CSS colour. */
  readonly colour: string
  /** Id of its pattern in {@link patternDefinitions}. */
  readonly pattern: string
  readonly isTier: boolean
}

/** Marks over the colour of a pattern of 8 by 8: none, lines, dots, … so that neighbours differ without colour. */
const MARKS: readonly Markup[] = [
  '',
  '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#fff" stroke-width="1.6" stroke-opacity=".75"/>',
  '<circle cx="2" cy="2" r="1.3" fill="#fff"/><circle cx="6" cy="6" r="1.3" fill="#fff"/>',
  '<path d="M2 0v8M6 0v8" stroke="#fff" stroke-width="1.2" stroke-opacity=".8"/>',
  '<path d="M0 2h8M0 6h8" stroke="#fff" stroke-width="1.2" stroke-opacity=".8"/>',
].map(trusted)
const CROSSED = trusted(
  '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="#455a64" stroke-width="1" stroke-opacity=".7"/>',
)

const BASELINE_COLOUR = '#e4eaed'
const UNDETERMINED_COLOUR = '#ffffff'

/** A colour that the protocol may name; anything else is grey, so that no text reaches a style. */
export function safeColour(colour: string): string {
  return /^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]+)$/i.test(colour) ? colour : '#757575'
}

export function tierKeys(
  { tiers, baseline }: Protocol,
  measures: readonly CohortMeasure[],
  textOf: (text: Text) => string,
): Key[] {
  const categories = measures.find(({ kind }) => kind === 'tier')?.categories ?? []
  return categories.map(({ id, names }, index) => {
    const tier = tiers[index]
    const other = id === baseline.id ? BASELINE_COLOUR : UNDETERMINED_COLOUR
    return {
      category: id,
      letter: String.fromCharCode(65 + (index % 26)),
      name: textOf(names),
      colour: tier === undefined ? other : safeColour(tier.colour),
      pattern: `pattern-${index}`,
      isTier: tier !== undefined,
    }
  })
}

/** The patterns, once for the page. */
export function patternDefinitions(keys: readonly Key[]): Markup {
  const patterns = keys.map((key, index) => patternElement(key, index, key.pattern))
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>${patterns}</defs></svg>`
}

/** The pattern of a key under an id. */
export function patternElement({ colour, isTier }: Key, index: number, id: string): Markup {
  return html`<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}"/>${marksOf(index, isTier, colour)}</pattern>`
}

function marksOf(index: number, isTier: boolean, colour: string): Markup {
  if (isTier) return MARKS[index % MARKS.length] ?? trusted('')
  return colour === UNDETERMINED_COLOUR ? CROSSED : trusted('')
}

/** A small square in the look of a key with its letter and its name. */
export function keyLabel({ pattern, letter, name }: Key): Markup {
  return html`<span class="key"><svg width="14" height="14" aria-hidden="true"><rect x=".5" y=".5" width="13" height="13" fill="url(#${pattern})" stroke="#37474f"/></svg><b>${letter}</b> ${name}</span>`
}
