import { join } from 'node:path'
import type { ReferenceDocument } from '../instrument/document.js'
import type { Language } from '../issue/text.js'
import { readJson } from './read-json.js'
import { shippedFolder } from './shipped-files.js'

/** A sentence of a data file in the language of the reader; as it is where no translation of it is shipped. */
export type Translate = (english: string) => string

/**
 * Translator of what shipped instruments, norm tables and protocols say in English sentences (licences, doubts,
 * populations, sources that are remarks and no publications).
 * Chinese comes from `instruments/words-zh.json`, which is read only for Chinese.
 *
 * @returns for English, and where the file is missing, a translator that leaves every sentence as it is
 */
export function translatorTo(language: Language): Translate {
  if (language === 'en') return (english) => english
  const read = readJson(join(shippedFolder('instruments'), 'words-zh.json'))
  const words = new Map(Object.entries(read.ok ? (read.value as Record<string, string>) : {}))
  return (english) => words.get(english) ?? english
}

/** A protocol, or anything else with sources, whose sources are in the language of the reader; publications stay as they are. */
export function translateSources<
  Part extends { readonly references: Readonly<Record<string, ReferenceDocument>> },
>(part: Part, translate: Translate): Part {
  const references = Object.entries(part.references).map(([id, one]) => [
    id,
    { ...one, text: translate(one.text) },
  ])
  return { ...part, references: Object.fromEntries(references) }
}
