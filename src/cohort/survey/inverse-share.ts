import type { SurveySample } from './survey-sample.js'

/**
 * How many a sheet of a unit stands for: the product of N ÷ n over the stages with a population.
 *
 * @param sample - with every sheet entered
 * @param innermost - what `enterSurveyPlace` gave for the sheet
 * @returns 1 where no stage has a population
 */
export function inverseShare({ units }: SurveySample, innermost: number): number {
  let weight = 1
  for (let at = innermost; at >= 0; at = units[at]?.parent ?? -1) {
    const { population = 1, nSampled = 1 } = units[at] ?? {}
    if (population !== Number.POSITIVE_INFINITY) weight *= population / nSampled
  }
  return weight
}
