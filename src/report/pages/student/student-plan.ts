import type { Scale } from '../../../instrument/instrument.js'
import { type Language, textIn } from '../../../issue/text.js'
import { type Metric, metricOf } from '../../../norm/metrics.js'
import type { NormCell } from '../../../norm/norm-table.js'
import type { ReportCampaign } from '../../model/report-campaign.js'
import type { ReportRole } from '../../roles/report-role.js'
import type { ReportWording, Zone } from '../../wording/report-wording.js'
import { zonesOf } from './zones.js'

/** One scale on student pages: what is the same for every student. */
export interface PlannedScale {
  /** Index of its instrument in the campaign. */
  readonly instrument: number
  readonly scale: Scale
  /** `<instrument>_<scale>`, with which its columns begin. */
  readonly column: string
  /** Column of its standard score; null where there are no norms. */
  readonly standardColumn: string | null
  readonly metric: Metric | null
  /** Cells of the norms for the scale. */
  readonly normCells: readonly NormCell[]
  /** Units of age in the cells that make a year: 1, or 12 where they are months. */
  readonly agesPerYear: number
  /** As the audience reads it. */
  readonly name: string
  /** What it is about, as the files of wording name it; null where they do not. */
  readonly construct: string | null
  /** Name of a band by its id. */
  readonly bandName: (band: string) => string
  /** Zone of each band; empty where high and low are neither good nor bad. */
  readonly zones: ReadonlyMap<string, Zone>
}

/** Everything on student pages that is the same for every student of a run. */
export interface StudentPlan {
  readonly language: Language
  readonly role: ReportRole
  readonly campaign: ReportCampaign
  readonly wording: ReportWording
  readonly scales: readonly PlannedScale[]
}

/**
 * Plans the pages of a run. Families see the scales that have bands; counts, and scales on how a sheet was answered,
 * are for professionals.
 *
 * @param header - of `students.csv`: scales without a column there are left out
 */
export function planStudents(
  header: readonly string[],
  context: Omit<StudentPlan, 'scales'>,
): StudentPlan {
  const { campaign, role, language, wording } = context
  const scales = campaign.instruments.flatMap((instrument, index) =>
    instrument.scales.flatMap((scale): PlannedScale[] => {
      const column = `${campaign.prefixes[index]}_${scale.id}`
      const zones = zonesOf(scale)
      if (!header.includes(`${column}_raw`)) return []
      if (role.audience === 'family' && zones.size === 0) return []
      const tables = campaign.norms[index] ?? []
      const normed = tables.find(({ metric }) => header.includes(`${column}_${metric}`))
      const names = role.audience === 'family' ? scale.displayNames : scale.names
      const own = textIn(names, language)
      return [
        {
          instrument: index,
          scale,
          column,
          standardColumn: normed === undefined ? null : `${column}_${normed.metric}`,
          metric: normed === undefined ? null : metricOf(normed.metric),
          normCells: normed?.cells.filter((cell) => cell.scale === scale.id) ?? [],
          agesPerYear: normed?.ageUnit === 'months' ? 12 : 1,
          name: role.audience === 'family' ? own : `${shortName(instrument.id)} · ${own}`,
          construct: wording.construct(instrument.id, scale.id),
          bandName: (band) => textIn(instrument.bands[band] ?? { en: band }, language),
          zones,
        },
      ]
    }),
  )
  return { ...context, scales }
}

/** What professionals call an instrument: its id in capitals, such as PHQ-A. */
function shortName(id: string): string {
  return id.toUpperCase()
}
