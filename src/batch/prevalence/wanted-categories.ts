import { compareNaturally } from '../../cohort/compare-naturally.js'
import { bandsOf } from '../../cohort/measures.js'
import type { ScreenAccuracy } from '../../cohort/prevalence/adjusted-prevalence.js'
import type { PrevalenceCategory } from '../../cohort/prevalence/prevalence-rows.js'
import type { Scale } from '../../instrument/instrument.js'
import type { MeasureColumn } from './results-columns.js'

/**
 * The categories of each measure by name, and for the bands of a known scale also each band with all that are worse:
 * that is what a cut score's sensitivity and specificity speak of.
 *
 * @param values - for each measure the names of its categories; place 0 stands for none
 * @param isSeen - whether a category has a sheet that counts
 */
export function wantedCategories(
  measures: readonly MeasureColumn[],
  values: readonly (readonly string[])[],
  isSeen: (measure: number, category: number) => boolean,
): PrevalenceCategory[] {
  return measures.flatMap(({ scale }, measure) => {
    const names = values[measure] ?? []
    const bands = scale === null ? [] : bandsOf(scale)
    const present = names
      .filter((name, number) => number > 0 && (isSeen(measure, number) || bands.includes(name)))
      .sort((one, other) => orderOf(bands, one, other))
    const plain = present.map((label) => {
      const members = [names.indexOf(label)]
      return { measure, label, members, accuracy: null }
    })
    return [...plain, ...(scale === null ? [] : worseBands(scale, bands, names, measure))]
  })
}

function orderOf(bands: readonly string[], one: string, other: string): number {
  return bands.indexOf(one) - bands.indexOf(other) || compareNaturally(one, other)
}

/** Each band but the mildest, together with all beyond it. */
function worseBands(
  scale: Scale,
  bands: readonly string[],
  names: readonly string[],
  measure: number,
): PrevalenceCategory[] {
  if (scale.direction === 'neutral') return []
  const isWorseUp = scale.direction === 'higher-is-worse'
  const rising = isWorseUp ? bands : [...bands].reverse()
  return rising.slice(1).map((band, index) => {
    const beyond = rising.slice(index + 1)
    const members = beyond.map((name) => names.indexOf(name)).filter((number) => number > 0)
    const accuracy = isWorseUp ? accuracyOf(scale, band) : null
    return { measure, label: `${band} or worse`, members, accuracy }
  })
}

/** What the source of a cut score says of it; nothing where cut scores of several groups say different things. */
function accuracyOf({ cutScoreSets }: Scale, band: string): ScreenAccuracy | null {
  const cuts = cutScoreSets.map((set) => set.cutScores.find((cut) => cut.band === band))
  const [first] = cuts
  if (first === undefined || first.sensitivity === null || first.specificity === null) return null
  const { sensitivity, specificity, nSensitivity, nSpecificity } = first
  const isSame = cuts.every(
    (cut) => cut?.sensitivity === sensitivity && cut.specificity === specificity,
  )
  if (!isSame) return null
  return {
    sensitivity,
    specificity,
    ...(nSensitivity === undefined ? {} : { nSensitivity }),
    ...(nSpecificity === undefined ? {} : { nSpecificity }),
  }
}
