import type { DocumentSection, FactsBlock } from '../../document/report-document.js'
import type { CellSource, Run } from '../../document/run.js'
import { formatCount } from '../../format-number.js'
import { shareRuns } from './figure-cells.js'
import { groupCell } from './group-cell.js'
import type { UnitPage } from './open-unit-page.js'

/** The sizes of a unit and how many of it are in each tier, in one look. */
export function atAGlance(page: UnitPage): DocumentSection {
  const { say, words, keys, input } = page
  const { cohort } = input.wave
  const figures = input.counted ?? cohort
  const { cohortLevel: level, cohortGroup: group } = input.unit
  const counted = (count: number | null, source: CellSource): Run[] => [
    { kind: 'figure', text: count === null ? words('hidden') : formatCount(count), source },
  ]
  const sizes = cohort.sizes({ level, group })
  const ofUnit: FactsBlock['facts'] =
    sizes === undefined
      ? []
      : (['nEnrolled', 'nAnswered', 'nValid'] as const)
          .filter((name) => name !== 'nEnrolled' || input.campaign.accounting.hasRoster)
          .map((name) => ({
            name: words(SIZE_TEXTS[name]),
            runs: counted(sizes[name], cohort.source(sizes.key, name)),
          }))
  const ofTiers = keys.flatMap(({ name, category }): FactsBlock['facts'] => {
    const cell = groupCell(figures, { level, group, measure: 'tier', category })
    if (cell === undefined) return []
    const count = counted(cell.count, figures.source(cell.key, 'count'))
    const share = cell.isHidden ? [] : shareRuns(figures, cell).slice(0, 2)
    const runs = share.length === 0 ? count : [...count, ' · ', ...share]
    return [{ name, runs }]
  })
  return {
    id: 'glance',
    title: say('glance'),
    blocks: [
      { kind: 'facts', facts: [...ofUnit, ...ofTiers] },
      { kind: 'paragraph', isSmall: true, runs: [say('tiersBasis')] },
    ],
  }
}

const SIZE_TEXTS = { nEnrolled: 'enrolled', nAnswered: 'answered', nValid: 'valid' } as const
