// Checks the comments of the public API with typedoc: every warning is an error, but for one kind.
import { run } from './lib/run.mjs'

// In `@throws {@link RangeError}` TypeScript takes the braces for a type, so that typedoc cannot resolve the link.
const KNOWN = /Failed to resolve link to "(?:Error|RangeError|TypeError)"/

const { status, output } = await run(['node_modules/typedoc/bin/typedoc', '--emit', 'none'])
const warnings = output
  .split('\n')
  .filter((line) => line.startsWith('[warning]') && !/Found \d+ errors/.test(line))
  .filter((line) => !KNOWN.test(line))
if (status !== 0) console.log(output)
for (const warning of warnings) console.log(warning)
process.exit(status !== 0 || warnings.length > 0 ? 1 : 0)
