// Changes every fact of every instrument file, one at a time, and writes who notices: docs/fact-mutations.json.
import { runTypescript } from './lib/run-typescript.mjs'

await runTypescript('tests/support/mutations/mutate-facts.ts')
