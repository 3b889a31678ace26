import type { CohortMeasure } from '../../cohort/measures.js'
import type { CohortFigures } from '../../report/model/cohort-figures.js'
import { bandCounts } from '../../report/model/counted-bands.js'
import type { ReportCampaign } from '../../report/model/report-campaign.js'
import type { Unit } from '../../report/model/report-level.js'
import type { ReportRole } from '../../report/roles/report-role.js'
import { type Table, tableRecords } from '../table/open-table.js'
import { resultCell } from './result-cell.js'

const NOTHING = (): undefined => undefined

/** The column of `students.csv` that says the category of a measure. */
function columnOf(measure: CohortMeasure, campaign: ReportCampaign): string | undefined {
  if (measure.kind === 'tier') return 'tier'
  const scale = campaign.instruments[measure.instrument]?.scales[measure.part]
  if (measure.kind !== 'band' || scale === undefined) return undefined
  return `${campaign.prefixes[measure.instrument]}_${scale.id}_band`
}

/**
 * Counts the tiers and the bands of each school by grade and sex from `students.csv`, for a role that may see the scores
 * and the list of every student: published tables do not part the scales of a single school that far, and hide most of
 * its tiers.
 *
 * @param units - the schools of the run; those of the same name in several districts have no counts, since rows name
 *   the school alone
 */
export function countBands(
  students: Table,
  campaign: ReportCampaign,
  role: ReportRole,
  units: readonly Unit[],
): (unit: Unit) => CohortFigures | undefined {
  const maySee = role.fields.includes('scores') && role.lists.includes('care')
  if (!maySee || units[0]?.level !== 'school') return NOTHING
  const { header } = students
  const bands = campaign.measures.flatMap((measure) => {
    const at = header.indexOf(columnOf(measure, campaign) ?? '')
    return at < 0 ? [] : [{ measure, at }]
  })
  const [school = -1, grade = -1, sex = -1, quality = -1] = [
    'school',
    'grade',
    'sex',
    'quality',
  ].map((name) => header.indexOf(name))
  const counts = bandCounts(bands.map(({ measure }) => measure))
  for (const record of tableRecords(students, { ragged: 0, first: 0 })) {
    if (record[quality] === 'invalid') continue
    counts.add(
      resultCell(record[school]),
      resultCell(record[grade]),
      record[sex] ?? '',
      (index) => record[bands[index]?.at ?? -1] ?? '',
    )
  }
  const names = units.map((unit) => unit.school)
  const once = new Set(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)))
  return (unit) => (once.has(unit.school) ? (counts.figuresOf(unit) ?? undefined) : undefined)
}
