import { describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { addBlock } from './add-block.js'
import { auditTable } from './audit/audit-table.js'
import { createCohort } from './cohort.js'
import { publishedRows } from './cohort-rows.js'
import { hideCells } from './hide-cells.js'
import { measureLeaves } from './layout.js'
import { type PublishedCohort, publishCohort } from './publish-cohort.js'
import { buildTally } from './tally.js'

const LEVELS = ['school', 'grade', 'class']
const SUPPRESSION = { minimumCell: 4, minimumGroup: 6 }

/** A published campaign whose cells are hidden anew, by hideCells alone: nothing is strengthened. */
function hiddenOnce(seed: number): PublishedCohort {
  const draw = drawsFrom(seed)
  const sheets = ['S1', 'S2', 'S3'].flatMap((school) =>
    ['7', '8'].flatMap((grade) =>
      Array.from({ length: 10 + Math.floor(draw() * 40) }, (_, student) =>
        drawnSheet([school, grade, `${1 + (student % 2)}`], 1 + (student % 2), draw, [3]),
      ),
    ),
  )
  const cohort = createCohort(madeUpProtocol(LEVELS, SUPPRESSION), [madeUpInstrument([3])])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, LEVELS.length))
  const published = publishCohort(cohort, { suppression: SUPPRESSION })
  const measures = published.measures.map(({ plan, tally: { slots, nCategories, nOwn } }) => {
    const leaves = measureLeaves(published.layout[plan.store], plan)
    const minimum = SUPPRESSION.minimumCell
    const tally = buildTally({ slots, nCategories, nOwn, leaves, minimum, canLose: null })
    hideCells(tally, plan.measure, SUPPRESSION, published.hiddenTables)
    return { plan, tally }
  })
  return { ...published, measures }
}

const audited = (published: PublishedCohort) => {
  const rows = publishedRows(published).map((row, index) => ({ ...row, file: '', row: index + 1 }))
  return { rows, found: auditTable(rows) }
}

describe('hideCells', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'by itself leaves no hidden count that can be found, campaign %i',
    (seed) => {
      const { rows, found } = audited(hiddenOnce(seed))
      expect(found.leaks).toEqual([])
      expect(found.nHidden).toBeGreaterThan(0)
      const small = rows.filter(
        ({ measure, count }) =>
          measure !== 'quality' && count !== null && count > 0 && count < SUPPRESSION.minimumCell,
      )
      expect(small).toEqual([])
    },
  )

  it('is what covers a count: with the marks of one table taken away, a hidden count is found', () => {
    const published = hiddenOnce(1)
    const tier = published.measures[0]
    if (tier === undefined) throw new Error('no measure')
    const { hidden, cells } = tier.tally
    const leaking = [...hidden.keys()].find((cell) => {
      if (hidden[cell] !== 1 || (cells[cell] as number) < SUPPRESSION.minimumCell) return false
      const before = hidden[cell] as number
      hidden[cell] = 0
      const { leaks } = audited(published).found
      hidden[cell] = before
      return leaks.length > 0
    })
    expect(leaking).toBeDefined()
  })
})
