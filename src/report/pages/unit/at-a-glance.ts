import type { DocumentSection, FactsBlock } from '../../document/report-document.js'
import type { CellSource, Run } from '../../document/run.js'
import { formatCount } from '../../format-number.js'
import type { UnitInput } from '../../model/unit-input.js'
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
  const ofUnit = sizesOf(input).map(({ name, count, source }) => ({
    name: words(SIZE_TEXTS[name]),
    runs: counted(count, source),
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

type SizeName = keyof typeof SIZE_TEXTS

/** Enrolled, answered, valid: as counted for a role that has the lists, as published for all others. */
function sizesOf({ wave: { cohort }, countedCoverage, unit, campaign }: UnitInput): readonly {
  readonly name: SizeName
  readonly count: number | null
  readonly source: CellSource
}[] {
  const { cohortLevel: level, cohortGroup: group } = unit
  const own = countedCoverage?.cell(level, group)
  const sizes = cohort.sizes({ level, group })
  return (['nEnrolled', 'nAnswered', 'nValid'] as const)
    .filter((name) => name !== 'nEnrolled' || campaign.accounting.hasRoster)
    .flatMap((name) => {
      if (countedCoverage !== undefined && own !== undefined)
        return [{ name, count: own[name], source: countedCoverage.source(level, group, name) }]
      if (sizes === undefined) return []
      return [{ name, count: sizes[name], source: cohort.source(sizes.key, name) }]
    })
}

const SIZE_TEXTS = { nEnrolled: 'enrolled', nAnswered: 'answered', nValid: 'valid' } as const
