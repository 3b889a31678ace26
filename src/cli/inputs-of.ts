import type { Request } from './command.js'
import { listed } from './load-map.js'

const READ = [
  'map',
  'roster',
  'tags',
  'protocol',
  'instrument',
  'norms',
  'design',
  'pseudonyms',
] as const

/** What a command line names to be read from: paths, and ids of what is shipped. */
export function inputsOf({ operands, values }: Request): string[] {
  return [...operands, ...READ.flatMap((option) => listed(values[option]))]
}
