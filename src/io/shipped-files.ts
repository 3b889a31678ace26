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

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/

/** Whether an id is that of something shipped; without a look at everything that is. */
export function isShipped(kind: ShippedKind, id: string): boolean {
  return ID.test(id) && existsSync(shippedFile(kind, id)) && idOf(kind, nameOf(kind, id)).length > 0
}

/** The file of a shipped id. */
export function shippedFile(kind: ShippedKind, id: string): string {
  return join(shippedFolder(kind), nameOf(kind, id))
}

function nameOf(kind: ShippedKind, id: string): string {
  return kind === 'instruments' ? `${id}/instrument.json` : `${id}.json`
}

function idOf(kind: ShippedKind, name: string): string[] {
  if (kind === 'instruments')
    return name.endsWith('/instrument.json') ? [name.slice(0, -'/instrument.json'.length)] : []
  const isOther =
    name.endsWith('.schema.json') || name === 'tags.json' || name.startsWith('report/')
  return name.endsWith('.json') && !isOther ? [name.slice(0, -5)] : []
}
