import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Instrument } from '../instrument/instrument.js'

/** Folder of the modules of instruments, beside the code of a build; there is none beside its source. */
const FOLDER = new URL('./instruments/', import.meta.url)
/** What stands before and behind the instrument in its module. */
const BEFORE = 'export default '
const BEHIND = '\n// Of '

/**
 * A shipped instrument as it was parsed when the code was built: to parse it again takes 15 ms. Null where nothing was
 * built, or where the file has changed since by a byte.
 *
 * @param file - path of the shipped file
 * @param name - id, with `/<variant>` behind it for another variant than the default
 */
export function builtInstrument(file: string, name: string): Instrument | null {
  const module = new URL(`${name}.js`, FOLDER)
  if (!existsSync(module)) return null
  const text = readFileSync(module, 'utf8')
  const end = text.lastIndexOf(BEHIND)
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
  if (end < 0 || !text.startsWith(`${BEHIND}${digest}`, end)) return null
  return JSON.parse(text.slice(BEFORE.length, end)) as Instrument
}
