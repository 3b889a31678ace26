import type { Code, FileItem, FileRule, FileScale, InstrumentFile } from './file.js'
import { type Fraction, fraction, greatest, least, minus, plus } from './fraction.js'

/** One answer that an item allows, and what it is worth; null for a word without a number. */
export interface ReadOption {
  readonly code: Code
  readonly score: Fraction | null
}

/** The file with one variant applied: what each answer is worth, and what is made of the items. */
export interface Reading {
  readonly items: ReadonlyMap<string, readonly ReadOption[]>
  readonly missingCodes: ReadonlySet<string>
  readonly gates: NonNullable<InstrumentFile['scoring']['gates']>
  readonly unanswered: NonNullable<InstrumentFile['scoring']['unanswered']>
  readonly declined: ReadonlySet<string>
  readonly scales: readonly FileScale[]
  readonly rules: readonly FileRule[]
  readonly criticalItems: NonNullable<InstrumentFile['scoring']['criticalItems']>
  readonly validity: NonNullable<InstrumentFile['scoring']['validity']>
  readonly informants: readonly string[]
}

/** Reads a file as its words say: the variant named, or the default one, or the file as it stands. */
export function readFile(file: InstrumentFile, variant?: string): Reading {
  const { scoring, properties } = file
  const changes = scoring.variants?.[variant ?? scoring.defaultVariant ?? '']
  const keys = { ...scoring.keys, ...changes?.keys }
  const scales = scoring.scales.map(
    (scale): FileScale => ({ ...scale, ...changes?.scales?.[scale.id] }),
  )
  const marked = new Set(
    scales
      .flatMap(({ items = [] }) => items)
      .map((term) => (typeof term === 'string' ? term : (term.item ?? '')))
      .filter((id) => id.startsWith('-'))
      .map((id) => id.slice(1)),
  )
  const missing = new Set(Object.values(scoring.missingCodes ?? {}).flat())
  const items = Object.entries(properties).map(([id, schema]): [string, ReadOption[]] => {
    const codes = codesOf(schema, file).filter((code) => !missing.has(code))
    const { reverseKeyed = marked.has(id), recode } = keys[id] ?? {}
    return [id, codes.map((code) => ({ code, score: worth(code, codes, reverseKeyed, recode) }))]
  })
  return {
    items: new Map(items),
    missingCodes: new Set([...missing].map(String)),
    gates: scoring.gates ?? [],
    unanswered: scoring.unanswered ?? [],
    declined: new Set((scoring.missingCodes?.['declined'] ?? []).map(String)),
    scales,
    rules: changes?.rules ?? scoring.rules ?? [],
    criticalItems: changes?.criticalItems ?? scoring.criticalItems ?? [],
    validity: changes?.validity ?? scoring.validity ?? [],
    informants: scoring.informants,
  }
}

function codesOf(schema: FileItem, file: InstrumentFile): Code[] {
  if (schema.$ref !== undefined) {
    const set = file.$defs?.[schema.$ref.replace('#/$defs/', '')]
    if (set === undefined) throw new Error(`codesOf finds no ${schema.$ref}`)
    return codesOf(set, file)
  }
  if (schema.oneOf !== undefined) return schema.oneOf.map((option) => option.const)
  if (schema.enum !== undefined) return [...schema.enum]
  if (schema.type === 'boolean') return [false, true]
  const { minimum, maximum } = schema
  if (minimum === undefined || maximum === undefined) throw new Error('codesOf finds no codes')
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step)
}

/** The recode map first; else the code, turned round between the ends of the declared codes where it is reversed. */
function worth(
  code: Code,
  codes: readonly Code[],
  reverseKeyed: boolean,
  recode: Readonly<Record<string, number>> | undefined,
): Fraction | null {
  if (recode !== undefined) return fraction(recode[String(code)] as number)
  if (typeof code === 'string') return null
  const plain = fraction(Number(code))
  if (!reverseKeyed) return plain
  const all = codes.map((one) => fraction(Number(one)))
  return minus(plus(least(all), greatest(all)), plain)
}
