/**
 * What to do where a stratum has one cluster only, so that nothing is known of the spread between clusters; named as in
 * R's `survey.lonely.psu`. `fail`: no standard error; `remove` and `certainty`: the stratum adds nothing; `adjust`: its
 * cluster is compared with the whole instead of with its stratum; `average`: it adds what the other strata add on average.
 */
export const LONELY_CLUSTERS = ['fail', 'remove', 'certainty', 'adjust', 'average'] as const

export type LonelyCluster = (typeof LONELY_CLUSTERS)[number]

/** Where a sheet stands in a sample. */
export interface SurveyPlace {
  /** Stratum from which its first-stage cluster was drawn; nothing where the sample is not stratified. */
  readonly stratum?: string
  /** Its clusters from the outermost to the innermost, such as school and class; none where students were drawn singly. */
  readonly clusters?: readonly string[]
  /**
   * For each stage, how many units the population has there: clusters in the stratum, then subclusters in the cluster.
   * Infinite, or nothing at all, where no finite population correction is wanted. Where it is given for each stage of
   * `clusters` and one more, the students were drawn within the innermost cluster.
   */
  readonly populations?: readonly number[]
}

/** A stratum, a cluster or a subcluster that was sampled. */
export interface SurveyUnit {
  /** Index of the unit that it lies in; −1 for a stratum. */
  readonly parent: number
  readonly label: string
  /** Units sampled within it: clusters, or sheets. */
  nSampled: number
  /** Units in the population within it; ∞ without correction. */
  readonly population: number
  /** Whether its sheets were drawn singly, so that they are what `nSampled` counts. */
  hasDrawnSheets: boolean
}

/** The units of a sample: what is needed of its design, of a size that does not grow with the sheets in them. */
export interface SurveySample {
  /** What stands here first comes first: a unit has a greater index than the one it lies in. */
  readonly units: SurveyUnit[]
  readonly indexes: Map<string, number>
  /** Units whose population differs from sheet to sheet, or is smaller than the sample of it. */
  readonly faults: Set<number>
}

/** An empty sample. */
export function createSurveySample(): SurveySample {
  return { units: [], indexes: new Map(), faults: new Set() }
}

/**
 * Enters one sheet into a sample: a new stratum, cluster or subcluster where it is the first there.
 *
 * @param place - where the sheet stands; clusters are numbered within their stratum, subclusters within their cluster
 * @returns the index of the innermost unit that it stands in
 */
export function enterSurveyPlace(sample: SurveySample, place: SurveyPlace): number {
  const unit = enterSurveyUnit(sample, place)
  countSurveySheet(sample, unit)
  return unit
}

/** Counts a sheet in the unit of its place: where sheets were drawn singly, they are what was sampled there. */
export function countSurveySheet({ units }: SurveySample, unit: number): void {
  const innermost = units[unit] as SurveyUnit
  if (innermost.hasDrawnSheets) innermost.nSampled++
}

/** Enters the place of sheets that {@link countSurveySheet} counts one by one. */
export function enterSurveyUnit(sample: SurveySample, place: SurveyPlace): number {
  const { stratum = '', clusters = [], populations = [] } = place
  let key = stratum
  let at = unitAt(sample, key, -1, stratum, populations[0])
  clusters.forEach((label, stage) => {
    key += `\u0000${label}`
    at = unitAt(sample, key, at, label, populations[stage + 1])
  })
  if (clusters.length === 0 || populations.length > clusters.length) {
    const innermost = sample.units[at] as SurveyUnit
    innermost.hasDrawnSheets = true
  }
  return at
}

function unitAt(
  sample: SurveySample,
  key: string,
  parent: number,
  label: string,
  population = Number.POSITIVE_INFINITY,
): number {
  const known = sample.indexes.get(key)
  if (known !== undefined) {
    if (sample.units[known]?.population !== population) sample.faults.add(known)
    return known
  }
  const index = sample.units.length
  sample.indexes.set(key, index)
  sample.units.push({ parent, label, nSampled: 0, population, hasDrawnSheets: false })
  const above = sample.units[parent]
  if (above !== undefined) above.nSampled++
  if (!(population > 0)) sample.faults.add(index)
  return index
}

/**
 * Adds one sample to another, such as what two workers have seen.
 *
 * @returns for each unit of `from`, its index in `into`
 */
export function mergeSurveySamples(into: SurveySample, from: SurveySample): number[] {
  const indexes: number[] = []
  const keys: string[] = []
  from.units.forEach((unit, index) => {
    const key = unit.parent < 0 ? unit.label : `${keys[unit.parent]}\u0000${unit.label}`
    keys.push(key)
    const parent = unit.parent < 0 ? -1 : (indexes[unit.parent] as number)
    const at = unitAt(into, key, parent, unit.label, unit.population)
    const target = into.units[at] as SurveyUnit
    if (unit.hasDrawnSheets) {
      target.hasDrawnSheets = true
      target.nSampled += unit.nSampled
    }
    if (from.faults.has(index)) into.faults.add(at)
    indexes.push(at)
  })
  return indexes
}
