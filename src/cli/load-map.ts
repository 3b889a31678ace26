import { loadColumnMap } from '../io/catalogue.js'
import type { ColumnMap } from '../io/column-map.js'
import type { Result } from '../issue/issue.js'
import type { Request } from './command.js'

/** The column map that `--map` names; an empty one without the option. */
export function loadMap({ values }: Request): Result<ColumnMap> {
  const path = values['map']
  return path === undefined ? { ok: true, value: {}, issues: [] } : loadColumnMap(path)
}

/** The parts of a comma list, each once. */
export function listed(text = ''): string[] {
  const parts = text.split(',').map((part) => part.trim())
  return [...new Set(parts)].filter((part) => part !== '')
}
