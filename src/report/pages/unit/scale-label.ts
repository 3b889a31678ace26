import type { CohortMeasure } from '../../../cohort/measures.js'
import type { UnitPage } from './open-unit-page.js'

/** What a scale is called beside its instrument. */
export function scaleName({ input, textOf }: UnitPage, measure: CohortMeasure): string {
  const scale = input.campaign.instruments[measure.instrument]?.scales[measure.part]
  return textOf(scale?.displayNames ?? measure.names)
}

/** What a scale is called among those of several instruments: short, with the id of its instrument. */
export function scaleLabel(page: UnitPage, measure: CohortMeasure): string {
  const { instruments } = page.input.campaign
  const id = instruments[measure.instrument]?.id.toUpperCase() ?? ''
  const name = scaleName(page, measure)
  return instruments.length > 1 ? `${name} · ${id}` : name
}
