import type { CohortMeasure } from '../../cohort/measures.js'
import { studentKey } from '../../io/student-key.js'
import type { CohortFigures } from '../../report/model/cohort-figures.js'
import { type BandCounts, bandCounts } from '../../report/model/counted-bands.js'
import { COVERAGE_MEASURES, countedCoverage } from '../../report/model/counted-coverage.js'
import type { CoverageFigures } from '../../report/model/coverage-figures.js'
import type { ReportCampaign, WaveFigures } from '../../report/model/report-campaign.js'
import type { Place, Unit } from '../../report/model/report-level.js'
import type { ReportRole } from '../../report/roles/report-role.js'
import type { ResultSet } from '../compare/read-result-set.js'
import { type Table, tableRecords } from '../table/open-table.js'
import { QUALITY, type StudentsColumn } from '../table/students-file.js'
import { placeOfRow } from './place-of-row.js'
import { resultCell } from './result-cell.js'
import { twinsOf } from './sort-lists.js'
import type { StudentNames } from './student-names.js'
import { tierCell } from './tier-cell.js'
import type { Twins } from './told-twins.js'

const NOTHING = (): undefined => undefined

/** The column of `students.csv` that says the category of a measure. */
function columnOf(measure: CohortMeasure, campaign: ReportCampaign): string | undefined {
  if (measure.kind === 'tier') return 'tier'
  const scale = campaign.instruments[measure.instrument]?.scales[measure.part]
  if (measure.kind !== 'band' || scale === undefined) return undefined
  return `${campaign.prefixes[measure.instrument]}_${scale.id}_band`
}

/** Figures of a unit that are counted and not hidden. */
export interface UnitCounts {
  readonly cohort: CohortFigures
  readonly coverage: CoverageFigures
}

interface CountWish {
  readonly results: ResultSet
  readonly twins: Twins
  readonly campaign: ReportCampaign
  readonly wave: Pick<WaveFigures, 'coverage'>
  readonly role: ReportRole
  /** Of the roster; null where there is none. */
  readonly names: StudentNames | null
  /** Those of the run; units that rows do not tell from another have no counts. */
  readonly units: readonly Unit[]
}

/**
 * Counts the tiers, and for a role that may see scores the bands, of each school, grade or class by sex from
 * `students.csv`, and who took part, for a role that has the list of every student with the tier: published tables hide
 * most tiers of so few, and what stands beside the list would contradict it.
 */
export function countUnits(wish: CountWish): (unit: Unit) => UnitCounts | undefined {
  const { results, campaign, role, units } = wish
  const [level] = units.map((unit) => unit.level)
  const maySee = role.fields.includes('tier') && role.lists.includes('care')
  // A class has no figures by sex; those of wider units do.
  const isSexSeen = level === 'class' || role.fields.includes('sex')
  if (!maySee || !isSexSeen || level === undefined || level === 'district') return NOTHING
  const { header } = results.students
  const hasScores = role.fields.includes('scores')
  const bands = campaign.measures.flatMap((measure) => {
    const isSeen = measure.kind === 'tier' || (hasScores && level === 'school')
    const at = isSeen ? header.indexOf(columnOf(measure, campaign) ?? '') : -1
    return at < 0 ? [] : [{ measure, at }]
  })
  const counts = bandCounts([...COVERAGE_MEASURES, ...bands.map(({ measure }) => measure)])
  const isEnrolmentKnown = countRows(wish, bands, counts)
  const twins = twinsOf(units, level)
  return (unit) => {
    const cohort = twins.has(unit.cohortGroup) ? null : counts.figuresOf(unit)
    if (cohort === null) return undefined
    return { cohort, coverage: countedCoverage(cohort, wish.wave.coverage, isEnrolmentKnown) }
  }
}

/** The column of `students.csv` that says a measure. */
interface BandColumn {
  readonly measure: CohortMeasure
  readonly at: number
}

/**
 * Adds the students of `students.csv` and `missing.csv`.
 *
 * @returns whether it is known who of those with a sheet is enrolled: everybody, or those whom the roster names
 */
function countRows(
  { results, twins, campaign, names }: CountWish,
  bands: readonly BandColumn[],
  counts: BandCounts,
): boolean {
  const { scored, unknownToRoster } = results.summary.accounting
  const isAnybodyUnknown = unknownToRoster > 0
  const tierOf = tierCell(campaign.protocol)
  let nEnlisted = 0
  for (const row of rowsOf(results.students, twins)) {
    const quality = row.text('quality')
    const isEnlisted = !isAnybodyUnknown || names?.has(studentKey(row.text('student'))) === true
    if (isEnlisted) nEnlisted++
    counts.add(row.place, row.text('sex'), (index) => {
      if (index === 0) return quality
      if (index === 1) return isEnlisted ? 'answered' : ''
      const band = bands[index - COVERAGE_MEASURES.length]
      if (quality === QUALITY.invalid || band === undefined) return ''
      const cell = row.cells[band.at] ?? ''
      return band.measure.kind === 'tier' ? tierOf(cell) : cell
    })
  }
  for (const row of results.missing === null ? [] : rowsOf(results.missing, twins))
    counts.add(row.place, row.text('sex'), (index) => (index === 1 ? 'missing' : ''))
  return nEnlisted === scored - unknownToRoster
}

interface StudentRow {
  readonly cells: readonly string[]
  readonly place: Place
  readonly text: (name: StudentsColumn) => string
}

function* rowsOf(table: Table, twins: Twins): Generator<StudentRow> {
  const at = new Map(table.header.map((name, index) => [name, index]))
  for (const cells of tableRecords(table, { ragged: 0, first: 0 })) {
    const text = (name: StudentsColumn): string => resultCell(cells[at.get(name) ?? -1])
    yield { cells, place: placeOfRow(text, twins), text }
  }
}
