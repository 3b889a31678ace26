// Runs the examples against dist/ and compares what they print.
import { checkExamples } from './lib/examples.mjs'

const faults = await checkExamples('examples')
for (const fault of faults) console.log(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)
