// One answer sheet: answers in, scores with their status out, and the reasons in words.
import { score } from 'mindgauge'
import gad7 from 'mindgauge/instruments/gad-7'
import { explain } from 'mindgauge/risk'

const answers = { gad7_1: 2, gad7_2: 1, gad7_3: 2, gad7_4: 1, gad7_5: 0, gad7_6: 3, gad7_7: 1 }
const { total } = score(gad7, answers).scales
console.log(total.raw, total.status, total.band)

// An answer is missing: no total, and the range in which it must lie.
const partly = score(gad7, { ...answers, gad7_7: null }).scales.total
console.log(partly.raw, partly.status, `${partly.low} to ${partly.high}`)

// An answer that is none of the codes: an issue that names the place, and no score.
const wrong = score(gad7, { ...answers, gad7_7: 7 })
console.log(wrong.scales.total.status, wrong.issues[0]?.message)

console.log(explain(gad7, answers).join('\n'))

// prints:
// 10 scored moderate
// null too-few-answered 9 to 12
// out-of-range gad7_7: expected 0..3, received 7
// Total (gad-7.total)
//   gad7_1 nervousness: answered 2 (more than half the days), counts 2
//   gad7_2 worry that cannot be stopped: answered 1 (several days), counts 1
//   gad7_3 worry about many things: answered 2 (more than half the days), counts 2
//   gad7_4 trouble relaxing: answered 1 (several days), counts 1
//   gad7_5 restlessness: answered 0 (not at all), counts 0
//   gad7_6 irritability: answered 3 (nearly every day), counts 3
//   gad7_7 fear of something bad happening: answered 1 (several days), counts 1
//   sum of 7 of 7: 10
//   score 10
//   band moderate symptoms possible, which begins at 10 (Spitzer RL, Kroenke K, Williams JBW, Löwe B (2006). A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 166:1092–1097., verified-2-sources)
