// A raw score becomes a T score through a norm table, for the grade and the sex of the child.
import { score } from 'mindgauge'
import rcads from 'mindgauge/instruments/rcads-47'
import document from 'mindgauge/norms/rcads-47/us-1998.json' with { type: 'json' }
import { parseNormTable } from 'mindgauge/parse'

const norms = parseNormTable(document)
if (!norms.ok) throw new Error(norms.issues.map(({ message }) => message).join('\n'))

const answers = Object.fromEntries(rcads.items.map(({ id }) => [id, 1]))
const children = [
  { sex: 'female', grade: 5 },
  { sex: 'male', grade: 10 },
  { sex: 'male', grade: 1 },
  {},
]
for (const child of children) {
  const { mdd } = score(rcads, answers, child, [norms.value]).scales
  console.log(child, mdd.raw, mdd.standard?.score, mdd.standard?.status, mdd.band)
}

// prints:
// { sex: 'female', grade: 5 } 10 56 scored usual
// { sex: 'male', grade: 10 } 10 56 scored usual
// { sex: 'male', grade: 1 } 10 null no-norm null
// {} 10 null no-norm null
