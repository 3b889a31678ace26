// Writes docs/validation.md and docs/catalogue.md; what has not changed is not compared again.
import { runTypescript } from './lib/run-typescript.mjs'

await runTypescript('tests/support/mutations/mutate-facts.ts')
await runTypescript('tests/support/docs/write-docs.ts')
