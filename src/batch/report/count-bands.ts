import type { CohortMeasure } from '../../cohort/measures.js'
import type { CohortFigures } from '../../report/model/cohort-figures.js'
import { bandCounts } from '../../report/model/counted-bands.js'
import type { ReportCampaign } from '../../report/model/report-campaign.js'
import type { Unit } from '../../report/model/report-level.js'
import type { ReportRole } from '../../report/roles/report-role.js'
import { type Table, tableRecords } from '../table/open-table.js'
import { QUALITY, type StudentsColumn } from '../table/students-file.js'
import { resultCell } from './result-cell.js'
import { twinsOf } from './sort-lists.js'
import { tierCell } from './tier-cell.js'

const NOTHING = (): undefined => undefined

/** The column of `students.csv` that says the category of a measure. */
function columnOf(measure: CohortMeasure, campaign: ReportCampaign): string | undefined {
  if (measure.kind === 'tier') return 'tier'
  const scale = campaign.instruments[measure.instrument]?.scales[measure.part]
  if (measure.kind !== 'band' || scale === undefined) return undefined
  return `${campaign.prefixes[measure.instrument]}_${scale.id}_band`
}

/**
 * Counts the tiers, and for a role that may see scores the bands, of each school, grade or class by sex from
 * `students.csv`, for a role that has the list of every student with the tier: published tables hide most tiers of so
 * few, and what stands beside the list would contradict it.
 *
 * @param units - those of the run; units of the same name in several districts have no counts, since rows name the
 *   school alone
 */
export function countBands(
  students: Table,
  campaign: ReportCampaign,
  role: ReportRole,
  units: readonly Unit[],
): (unit: Unit) => CohortFigures | undefined {
  const [level] = units.map((unit) => unit.level)
  const maySee = role.fields.includes('tier') && role.lists.includes('care')
  // A class has no figures by sex; those of wider units do.
  const isSexSeen = level === 'class' || role.fields.includes('sex')
  if (!maySee || !isSexSeen || level === undefined || level === 'district') return NOTHING
  const { header } = students
  const hasScores = role.fields.includes('scores')
  const bands = campaign.measures.flatMap((measure) => {
    const isSeen = measure.kind === 'tier' || (hasScores && level === 'school')
    const at = isSeen ? header.indexOf(columnOf(measure, campaign) ?? '') : -1
    return at < 0 ? [] : [{ measure, at }]
  })
  const tierOf = tierCell(campaign.protocol)
  const at = (name: StudentsColumn): number => header.indexOf(name)
  const [school, grade, ofClass] = [at('school'), at('grade'), at('class')]
  const [sex, quality] = [at('sex'), at('quality')]
  const counts = bandCounts(bands.map(({ measure }) => measure))
  for (const record of tableRecords(students, { ragged: 0, first: 0 })) {
    if (record[quality] === QUALITY.invalid) continue
    const place = {
      school: resultCell(record[school]),
      grade: resultCell(record[grade]),
      class: resultCell(record[ofClass]),
    }
    counts.add(place, record[sex] ?? '', (index) => {
      const band = bands[index]
      const cell = record[band?.at ?? -1] ?? ''
      return band?.measure.kind === 'tier' ? tierOf(cell) : cell
    })
  }
  const twins = twinsOf(units, level)
  return (unit) => (twins.has(unit.cohortGroup) ? undefined : (counts.figuresOf(unit) ?? undefined))
}
