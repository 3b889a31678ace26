import { describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { computable, puzzleOf, withoutAlternative } from '../../tests/cohort-solver.js'
import type { Protocol } from '../risk/protocol.js'
import { addBlock } from './add-block.js'
import { createCohort } from './cohort.js'
import { cohortRows } from './cohort-rows.js'

const LEVELS = ['school']
const SUPPRESSION = { minimumCell: 3, minimumGroup: 6 }
/** More than the bits of a number. */
const N_TIERS = 33

const protocol = madeUpProtocol(LEVELS, SUPPRESSION)
const PROTOCOL: Protocol = {
  ...protocol,
  tiers: Array.from({ length: N_TIERS }, (_, index) => ({
    ...(protocol.tiers[0] as Protocol['tiers'][number]),
    id: `tier-${index}`,
  })),
}
const MEASURE = {
  id: 'tier',
  categories: [...PROTOCOL.tiers.map(({ id }) => id), PROTOCOL.baseline.id, 'undetermined'],
  of: ({ quality, tier }: Sheet): number =>
    quality === 2 ? -1 : tier === 254 ? N_TIERS + 1 : tier,
}

/** Tiers by school: 0 and 32 share a bit, and no school has both. */
const DRAWN = [
  [0, 1, 7, 7],
  [32, 1, 7, 7],
]

describe('cohortRows of a protocol with very many tiers', () => {
  for (let seed = 1; seed <= 6; seed++)
    it(`gives no hidden count away, campaign ${seed}`, () => {
      const draw = drawsFrom(seed)
      const sheets = Array.from({ length: 80 }, (): Sheet => {
        const school = Math.floor(draw() * 4)
        const path = [`S${school}`]
        const drawn = DRAWN[school % 2] ?? []
        const sheet = drawnSheet(path, 1 + Math.floor(draw() * 2), draw, [3])
        return { ...sheet, tier: drawn[Math.floor(draw() * drawn.length)] ?? 0 }
      })
      const cohort = createCohort(PROTOCOL, [madeUpInstrument([3])])
      addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, LEVELS.length))
      const puzzle = puzzleOf(cohortRows(cohort), LEVELS, sheets, MEASURE)
      expect(puzzle.hidden.length).toBeGreaterThan(0)
      expect(computable(puzzle)).toEqual([])
      expect(withoutAlternative(puzzle)).toEqual([])
    })
})
