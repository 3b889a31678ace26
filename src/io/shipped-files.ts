import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What the package ships, each kind in its folder. */
export type ShippedKind = 'instruments' | 'norms' | 'protocols'

/** The folder of a kind, found by the package itself, so that it is right from `src/` and from `dist/`. */
export function shippedFolder(kind: ShippedKind): string {
  const manifest = createRequire(import.meta.url).resolve('mindgauge/package.json')
  return join(dirname(manifest), kind)
}

/** Ids of what is shipped of a kind, in the order of the alphabet: `phq-9`, `rcads-47/us-1998`. */
export function shippedIds(kind: ShippedKind): string[] {
  const folder = shippedFolder(kind)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .flatMap((name) => idOf(kind, name))
    .sort()
}

/** The file of a shipped id. */
export function shippedFile(kind: ShippedKind, id: string): string {
  const name = kind === 'instruments' ? join(id, 'instrument.json') : `${id}.json`
  return join(shippedFolder(kind), name)
}

function idOf(kind: ShippedKind, name: string): string[] {
  if (kind === 'instruments')
    return name.endsWith('/instrument.json') ? [name.slice(0, -'/instrument.json'.length)] : []
  return name.endsWith('.json') && !name.endsWith('.schema.json') ? [name.slice(0, -5)] : []
}
