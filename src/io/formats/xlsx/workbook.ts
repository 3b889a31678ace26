import { damaged } from '../format-error.js'
import { readPart } from './read-xml.js'
import { attribute } from './scan-xml.js'
import type { ZipParts } from './zip-parts.js'

/** A sheet with cells, in the order of the workbook. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  /** Name of its part. */
  readonly part: string
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Whether day 0 of dates is 1904-01-01, as on old Macintoshes. */
  readonly is1904: boolean
  readonly sharedStrings: string | null
  readonly styles: string | null
}

interface Relation {
  readonly type: string
  readonly target: string
}

/** Reads what a workbook consists of. */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const roots = [...(await relations(parts, '_rels/.rels', '')).values()]
  const part = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!parts.has(part)) throw damaged('workbook', 'one without its first part')
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const links = await relations(parts, `${folder}_rels/${part.slice(folder.length)}.rels`, folder)
  const sheets: Sheet[] = []
  let is1904 = false
  await readPart(parts, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attribute(attributes, 'date1904'))
      if (name !== 'sheet') return
      const link = links.get(attribute(attributes, 'id') ?? '')
      if (link?.type !== 'worksheet' || !parts.has(link.target)) return
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      sheets.push({ name: attribute(attributes, 'name') ?? '', isHidden, part: link.target })
    },
    close: () => undefined,
    text: () => undefined,
  })
  const partOf = (type: string): string | null => {
    const link = [...links.values()].find((one) => one.type === type)
    return link !== undefined && parts.has(link.target) ? link.target : null
  }
  return { sheets, is1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') }
}

/** Whether an attribute says yes. */
export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

/** Relations of a part: what they are, and the part that each leads to. */
async function relations(
  parts: ZipParts,
  part: string,
  folder: string,
): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  if (!parts.has(part)) return found
  await readPart(parts, part, {
    open: (name, attributes) => {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || target === undefined) return
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) as string
      found.set(attribute(attributes, 'Id') ?? '', { type, target: resolved(folder, target) })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

/** A target relative to a folder of the package, without `..`. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
