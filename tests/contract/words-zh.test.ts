import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partText } from '../../src/cli/part-words.js'
import { CONFIDENCES, type InstrumentDocument } from '../../src/instrument/document.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import { loadInstrument, loadNormTable } from '../../src/io/catalogue.js'
import { shippedFile, shippedIds } from '../../src/io/shipped-files.js'
import { translatorTo } from '../../src/io/translator.js'
import type { Protocol } from '../../src/risk/protocol.js'
import { mindgauge } from '../cli/run-command.js'

const WORDS = JSON.parse(readFileSync('instruments/words-zh.json', 'utf8')) as Record<
  string,
  string
>

/** Sentences of a file that its readers see: licence, doubts, populations, what makes a norm outdated. */
function sentencesOf(value: unknown, key: string): string[] {
  if (typeof value === 'string')
    return ['detail', 'doubts', 'population', 'outdated'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one: unknown) => sentencesOf(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => sentencesOf(one, name))
}

/** How well parts were checked, where a sentence says it instead of one of the usual words or a date. */
function checkedSentences({ provenance }: Pick<Instrument, 'provenance'>): string[] {
  const texts = Object.values(provenance).filter((one) => typeof one === 'string')
  return texts.filter(
    (one) => !CONFIDENCES.some((usual) => usual === one) && !/^\d{4}-\d\d-\d\d$/.test(one),
  )
}

const readValue = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const INSTRUMENTS = shippedIds('instruments').map((id) => ({
  id,
  document: readValue(shippedFile('instruments', id)) as InstrumentDocument,
}))
/** Sources of a protocol that are remarks; publications stay in the language in which they are cited. */
function remarksOf(protocol: unknown): string[] {
  const { references } = protocol as Pick<Protocol, 'references'>
  const texts = Object.values(references).map(({ text }) => text)
  return texts.filter((text) => WORDS[text] !== undefined || !PUBLICATION.test(text))
}

const PUBLICATION = /\(\d{4}\)|^American Psychiatric Association|^Wood et al/

const SHIPPED = [
  ...INSTRUMENTS.map(({ id, document }) => ({
    id,
    sentences: [...sentencesOf(document, ''), ...checkedSentences(document.scoring)],
  })),
  ...shippedIds('norms').map((id) => ({
    id,
    sentences: sentencesOf(readValue(shippedFile('norms', id)), ''),
  })),
  ...shippedIds('protocols').map((id) => ({
    id,
    sentences: remarksOf(readValue(shippedFile('protocols', id))),
  })),
]

/** Numbers as they are printed; one of the usual words has a figure of its own. */
const numbersOf = (text: string): string[] =>
  (text.replaceAll('verified-2-sources', '').match(/\d+(?:[.,]\d+)*/g) ?? []).sort()

const SCORINGS = INSTRUMENTS.map(({ id, document }) => ({ id, ...document.scoring }))
const VARIANTS = new Set(SCORINGS.flatMap(({ variants }) => Object.keys(variants ?? {})))
const IDS = new Set(SCORINGS.flatMap(({ id, bands }) => [id, ...Object.keys(bands ?? {})]))

/** Names that a sentence uses as ordinary words. */
const ORDINARY = ['three-band']
/** Words that stay in a Chinese sentence: of names and addresses, of citations, units, severities. */
const FOREIGN = new Set(['adhd', 'net', 'in', 'and', 'of', 'et', 'al', 'kg', 'crisis'])
const COUNTRIES = ['UK', 'US', 'USA']

/** What stays as it is in every language: ids and names with a hyphen or a figure, names of variants, abbreviations. */
function keptWords(english: string): string[] {
  const words = english.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []
  const ids = words.filter((one) => /[-\d]/.test(one) && (IDS.has(one) || VARIANTS.has(one)))
  const named = [...english.matchAll(/variants? "?([a-z][a-z0-9-]+)/g)].map(([, one = '']) => one)
  const short = english.match(/\b[A-Z][A-Za-z]*-?[A-Z0-9][A-Za-z0-9-]*/g) ?? []
  const kept = [...ids, ...named.filter((one) => VARIANTS.has(one)), ...short]
  return [...new Set(kept)].filter((one) => ![...ORDINARY, ...COUNTRIES].includes(one))
}

describe('Chinese of the sentences in data files', () => {
  it.each(SHIPPED)(
    '$id: every licence, doubt, population, check and remark has Chinese',
    ({ sentences }) => {
      expect(sentences.filter((sentence) => WORDS[sentence] === undefined)).toEqual([])
    },
  )

  it('has no sentence that no file says, and each once in the order of the alphabet', () => {
    const said = new Set(SHIPPED.flatMap(({ sentences }) => sentences))
    const keys = Object.keys(WORDS)
    expect(keys.filter((sentence) => !said.has(sentence))).toEqual([])
    expect(keys).toEqual([...keys].sort())
  })

  it('is written in Chinese, without the punctuation of English', () => {
    const faulty = Object.values(WORDS).filter(
      (chinese) => !/\p{Script=Han}/u.test(chinese) || /\p{Script=Han}[,;:?!]/u.test(chinese),
    )
    expect(faulty).toEqual([])
  })

  it('has no English word in small letters but ids, units and words of names', () => {
    const left = Object.values(WORDS).flatMap((chinese) =>
      (chinese.match(/(?<![A-Za-z0-9-])[a-z]{2,}(?![A-Za-z0-9-])/g) ?? [])
        .filter((word) => !IDS.has(word) && !VARIANTS.has(word) && !FOREIGN.has(word))
        .map((word) => [word, chinese]),
    )
    expect(left).toEqual([])
  })

  it('keeps every number as often as it is said, and brings in none', () => {
    const changed = Object.entries(WORDS).filter(
      ([english, chinese]) => String(numbersOf(english)) !== String(numbersOf(chinese)),
    )
    expect(changed).toEqual([])
  })

  it('keeps every id, name of a variant and abbreviation', () => {
    const lost = Object.entries(WORDS).flatMap(([english, chinese]) =>
      keptWords(english)
        .filter((word) => !chinese.includes(word))
        .map((word) => [word, english]),
    )
    expect(lost).toEqual([])
    expect(keptWords('DASS-Y; name the variant "cut-4" or the variant shanghai.')).toEqual([
      'cut-4',
      'shanghai',
      'DASS-Y',
    ])
  })
})

describe('parts that were checked', () => {
  it.each(SCORINGS)('$id: each has a Chinese name, or is a variant', ({ provenance, variants }) => {
    const parts = Object.keys(provenance).filter((part) => variants?.[part] === undefined)
    const named = parts.map((part) => partText(part, 'zh'))
    expect(named.filter((name) => name !== 'DOI' && !/\p{Script=Han}/u.test(name))).toEqual([])
  })

  it('with a cut score in its name is said with the number', () => {
    expect(partText('cutScore15', 'zh')).toBe('划界分 15')
    expect(partText('cutScore15', 'en')).toBe('cut score 15')
  })
})

describe('translatorTo', () => {
  it('leaves English, and sentences of files that are not shipped, as they are', () => {
    expect(translatorTo('en')('adults')).toBe('adults')
    expect(translatorTo('zh')('adults')).toBe('成人')
    expect(translatorTo('zh')('a sentence of nobody')).toBe('a sentence of nobody')
  })
})

describe('mindgauge instruments ID --lang zh', () => {
  it.each(shippedIds('instruments'))('%s: shows its sentences in Chinese', async (id) => {
    const loaded = loadInstrument(id)
    if (!loaded.ok) throw new Error(`${id} does not load`)
    const { licence, doubts, scales } = loaded.value
    const cuts = scales.flatMap(({ cutScoreSets }) => cutScoreSets.flatMap((set) => set.cutScores))
    const { out } = await mindgauge('instruments', id, '--lang', 'zh')
    const lines = out.split('\n').map((line) => line.trim())
    for (const sentence of checkedSentences(loaded.value)) {
      expect(out).toContain(`: ${WORDS[sentence]}\n`)
      expect(out).not.toContain(`: ${sentence}\n`)
    }
    for (const sentence of [licence.detail, ...doubts]) {
      expect(lines).toContain(WORDS[sentence])
      expect(lines).not.toContain(sentence)
    }
    for (const { population } of cuts) {
      if (population === null) continue
      expect(lines.filter((line) => line.endsWith(`: ${population}`))).toEqual([])
      expect(out).toContain(WORDS[population])
    }
    expect(out).not.toContain('英文原文')
  })

  it.each(shippedIds('norms'))(
    '%s: shows population and age of the norm in Chinese',
    async (id) => {
      const loaded = loadNormTable(id)
      if (!loaded.ok) throw new Error(`${id} does not load`)
      const { instrument, population, outdated = '' } = loaded.value
      const { out } = await mindgauge('instruments', instrument, '--lang', 'zh')
      expect(out).toContain(WORDS[population])
      expect(out).not.toContain(population)
      if (outdated !== '') expect(out).toContain(`已过时：${WORDS[outdated]}`)
    },
  )
})

describe('mindgauge protocols ID --lang zh', () => {
  it.each(shippedIds('protocols'))('%s: says its remarks on sources in Chinese', async (id) => {
    const { out } = await mindgauge('protocols', id, '--lang', 'zh')
    const remarks = remarksOf(readValue(shippedFile('protocols', id)))
    expect(remarks.length).toBeGreaterThan(0)
    for (const remark of remarks) {
      expect(out).toContain(WORDS[remark])
      expect(out).not.toContain(remark)
    }
  })
})
