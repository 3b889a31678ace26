import { type Issue, issue } from '../../issue/issue.js'
import type { CountedResults } from './count-results.js'
import type { PrevalenceJob } from './prevalence-files.js'

/** Strata and clusters whose population is said in more than one way, or smaller than the sample of it. */
export function populationFaults(
  { tally }: CountedResults,
  { file, design }: PrevalenceJob,
): Issue[] {
  const { units, faults } = tally.sample
  const wrong = units.filter(
    ({ population, nSampled }, index) => faults.has(index) || population < nSampled,
  )
  return wrong.map(({ nSampled }) =>
    issue({
      code: 'number-invalid',
      file: file.name,
      column: design.populations.join(', '),
      expected: `one number of ${nSampled} or more for each stratum and cluster`,
      received: 'different or smaller numbers',
    }),
  )
}
