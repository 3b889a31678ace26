import type { Issue } from '../issue/issue.js'
import type { Request } from './command.js'
import { phrase } from './phrases.js'

/**
 * What to do where a file has none of the items under their ids, as the export of a survey: let `inspect` propose a map.
 *
 * @param instruments - as `--instrument` of `inspect` names them
 */
export function mapHint(
  issues: readonly Issue[],
  { operands, values, language }: Request,
  instruments: readonly string[],
): string[] {
  const isAbsent = issues.some(
    (one) => one.code === 'instrument-absent' && one.severity === 'error',
  )
  if (!isAbsent || values['map'] !== undefined) return []
  const [file = ''] = operands
  return [phrase(language, 'proposeMap', quoted(file), instruments.join(','))]
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`
}
