import type { LoadedInstruments } from '../batch/load-instruments.js'
import { translatorTo } from '../io/translator.js'
import { type Language, textIn } from '../issue/text.js'
import { cited } from './card-cite.js'
import { cardWord } from './card-words.js'
import { phrase } from './phrases.js'
import { padded } from './print-accounting.js'
import { translateNormTable } from './translate-facts.js'

/** What scores rest on: the instruments with the variant applied, and their norm tables. */
export interface ScoredWith {
  readonly id: string
  readonly variant: string | null
  readonly version: string
  readonly fingerprint: string
  readonly norms: readonly NormsUsed[]
}

interface NormsUsed {
  readonly id: string
  readonly version: string
  readonly fingerprint: string
  readonly confidence: string
  readonly outdated: string | null
}

/** The versions that a result of `score` rests on, for programs. */
export function scoredWith({ compiled, norms }: LoadedInstruments): readonly ScoredWith[] {
  return compiled.map(({ instrument: { id, variant, version, fingerprint } }, index) => ({
    id,
    variant,
    version,
    fingerprint,
    norms: (norms[index] ?? []).map((table) => ({
      id: table.id,
      version: table.version,
      fingerprint: table.fingerprint,
      confidence: table.confidence,
      outdated: table.outdated ?? null,
    })),
  }))
}

/** The same for a person: a line for each instrument and norm table, and what makes a table outdated. */
export function scoredWithLines(loaded: LoadedInstruments, language: Language): readonly string[] {
  const instruments = scoredWith(loaded).map(({ id, variant, version, fingerprint }) => {
    const name = variant === null ? id : `${id}@${variant}`
    return `${padded(phrase(language, 'instrument'), language)}${name} ${version} (${fingerprint})`
  })
  const translate = translatorTo(language)
  const norms = loaded.norms.flat().flatMap((table) => {
    const { id, version, fingerprint, names, confidence, outdated } = translateNormTable(
      table,
      translate,
    )
    const label = padded(phrase(language, 'norms'), language)
    const line = `${label}${id} ${version} (${fingerprint}): ${textIn(names, language)}${cited(null, confidence, language)}`
    if (outdated === undefined) return [line]
    return [line, `${' '.repeat(12)}${cardWord(language, 'outdated', outdated)}`]
  })
  return [...instruments, ...norms]
}
