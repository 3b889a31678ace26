import { NO_KIND, swapKinds } from './swap-kind.js'
import {
  MOST_PARTNERS,
  type Reach,
  type Search,
  type Suffices,
  searchSwaps,
} from './swap-search.js'
import { SHEET_SLOTS } from './table-slots.js'
import { HIDDEN, type Tally } from './tally.js'
import type { Target } from './target.js'

const NEAR: Reach = { nStarts: 4, nPartners: 8, nOfOneGroup: 2, nSwaps: 60 }
const FAR: Reach = { nStarts: 40, nPartners: MOST_PARTNERS, nOfOneGroup: 60, nSwaps: 20_000 }

/**
 * Hides a cell, and with it the cells that a swap of sheets touches: what stays shown is the same before and after the
 * swap, so that nobody can tell which of the two numbers is hidden. Of the swaps tried, the one that hides least is taken:
 * first of those that leave wider groups as they are, and where there are none and the cell has to be hidden, of others.
 *
 * @param suffices - whether the cells that would be newly hidden are enough; any are where null
 * @returns whether a swap was found
 *
 * @see Repsilber, R. D. (1994). Preservation of confidentiality in aggregated data. Second International Seminar on Statistical Confidentiality, Luxembourg (the hypercube method).
 */
export function coverCell(tally: Tally, target: Target, suffices: Suffices | null): boolean {
  const view = tally.slots.lattice.views[target.view]
  if (view === undefined) return false
  const cost = Number.POSITIVE_INFINITY
  const paths = [0, 0, 0, 0]
  const search: Search = {
    tally,
    target,
    suffices,
    cost,
    loses: -1,
    gains: -1,
    kind: NO_KIND,
    paths,
    nTried: 0,
  }
  const { clean, wider } = view.swapLevels
  searchIn(search, clean, NEAR)
  if (search.loses === -1) searchIn(search, clean, FAR)
  if (search.loses === -1 && suffices === null) searchIn(search, wider, FAR)
  if (search.loses === -1) return false
  hideBest(search)
  return true
}

function hideBest({ tally: { best, hidden }, loses, gains }: Search): void {
  for (let index = 0; index < best.length; index++) {
    const lost = (best.tables[index] as number) + loses
    const gained = (best.tables[index] as number) + gains
    hidden[lost] = (hidden[lost] as number) | HIDDEN.covered
    hidden[gained] = (hidden[gained] as number) | HIDDEN.covered
  }
}

function searchIn(search: Search, choices: readonly (readonly number[])[], reach: Reach): void {
  for (const levels of choices) searchAlong(search, levels, reach)
}

/** Where all sheets are together, it matters little whose sheet it is: the first sex and quality with a swap will do. */
function searchAlong(search: Search, levels: readonly number[], reach: Reach): void {
  const { tally, target } = search
  const isTogether = target.sexSlot === 0 && target.sheetSlot === SHEET_SLOTS.all
  for (const kind of swapKinds(tally.slots, levels, target.sexSlot, target.sheetSlot)) {
    searchSwaps(search, kind, reach)
    if (search.cost === 0 || (isTogether && search.loses !== -1)) return
  }
}
