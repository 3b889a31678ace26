import type { DocumentSection } from '../../document/report-document.js'
import { coverageTable } from './coverage-section.js'
import type { GroupRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'
import { smallNote } from './small-note.js'
import { tierTable } from './tiers-section.js'
import type { UnitText } from './unit-texts.js'

const NARROW = ['school', 'grade', 'class']

/** The tiers of every level that is wider than a school: counties, school types, stages, as far as the protocol has them. */
export function placesSections(page: UnitPage): DocumentSection[] {
  const { input, say } = page
  if (input.unit.cohortLevel !== 'all') return []
  const { cohort } = input.wave
  const levels = cohort.levels.filter(
    (level) => level !== 'all' && !level.split('/').some((part) => NARROW.includes(part)),
  )
  return levels.map((level, index): DocumentSection => {
    const by = say('byLevel', levelName(page, level))
    const rows = cohort.groupsOf(level).map(
      (group): GroupRow => ({
        label: group === '?' ? say('unnamed') : group,
        level,
        group,
        sex: 'all',
      }),
    )
    const id = `places-${index + 1}`
    const title = say('places', by)
    const coverage = input.campaign.accounting.hasRoster
      ? [coverageTable(page, rows, `${id}-coverage`, `${say('coverageTable')}, ${by}`)]
      : []
    return { id, title, blocks: [...coverage, tierTable(page, id, title, rows), smallNote(page)] }
  })
}

const KNOWN = [
  'county',
  'district',
  'city',
  'stage',
  'type',
  'campus',
] as const satisfies UnitText[]

/** What a level is called: its last name, in words where it is a usual one. */
function levelName({ say }: UnitPage, level: string): string {
  const own = level.slice(level.lastIndexOf('/') + 1)
  const known = KNOWN.find((name) => name === own)
  return known === undefined ? own : say(known)
}
