import { writeSync } from 'node:fs'
import { version } from './version.js'

/** Says the version before anything else is loaded; false where that was not asked or cannot be written. */
function sayVersion(): boolean {
  if (process.argv.length !== 3 || process.argv[2] !== '--version') return false
  try {
    writeSync(1, `${version()}\n`)
    return true
  } catch {
    return false
  }
}

if (!sayVersion()) await import('./command-line.js')
