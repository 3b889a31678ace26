// Prevalence from a sample of classes: weights, clusters and the errors of the screen.
import {
  adjustedPrevalence,
  localPredictiveValues,
  surveyDesign,
  surveyProportion,
} from 'mindgauge/cohort'

// Six classes of 40 pupils; the classes of the first three stand for twice as many.
const pupils = Array.from({ length: 240 }, (_, at) => ({
  class: Math.floor(at / 40),
  flagged: (at * 7 + Math.floor(at / 40)) % 10 < 2 + (Math.floor(at / 40) % 2),
}))
const design = surveyDesign(
  {
    clusters: [pupils.map((pupil) => pupil.class)],
    weights: pupils.map((pupil) => (pupil.class < 3 ? 20 : 10)),
  },
  pupils.length,
)
if (!design.ok) throw new Error('the design has faults')

const flagged = pupils.map((pupil) => pupil.flagged)
const { estimate, interval, designEffect } = surveyProportion(design.value, flagged)
const percent = (share) => `${(100 * share).toFixed(1)} %`
console.log(`flagged ${percent(estimate)} (${percent(interval.low)} to ${percent(interval.high)})`)
console.log(`design effect ${designEffect.toFixed(2)}`)

const screen = { sensitivity: 0.88, specificity: 0.88 }
const affected = adjustedPrevalence(Math.round(estimate * 240), 240, screen).estimate
console.log(`affected ${percent(affected)}`)
console.log(`of 100 flagged, ${localPredictiveValues(screen, affected).ofHundredFlagged}`)

// prints:
// flagged 24.4 % (19.0 % to 30.9 %)
// design effect 0.75
// affected 16.6 %
// of 100 flagged, 59
