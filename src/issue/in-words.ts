import { FILE_PHRASES } from './phrases/file-phrases.js'
import { INSTRUMENT_PHRASES } from './phrases/instrument-phrases.js'
import { NORM_PHRASES } from './phrases/norm-phrases.js'
import { OFFICE_PHRASES } from './phrases/office-phrases.js'
import { QUALITY_PHRASES } from './phrases/quality-phrases.js'
import { REPORT_PHRASES } from './phrases/report-phrases.js'
import { SCHEMA_PHRASES } from './phrases/schema-phrases.js'
import { TABLE_PHRASES } from './phrases/table-phrases.js'
import type { Language } from './text.js'

const CHINESE: Readonly<Record<string, string>> = {
  ...SCHEMA_PHRASES,
  ...INSTRUMENT_PHRASES,
  ...NORM_PHRASES,
  ...QUALITY_PHRASES,
  ...FILE_PHRASES,
  ...TABLE_PHRASES,
  ...OFFICE_PHRASES,
  ...REPORT_PHRASES,
}

/** `{0}` stands for what the data say, `[0]` for words that have a phrase of their own. */
const SLOT = /\{(\d)\}|\[(\d)\]/g
/** Texts kept so that issues of a kind are not looked up row by row. */
const MOST_KEPT = 10_000

interface Pattern {
  readonly matcher: RegExp
  /** For each group of the matcher, whether it is words. */
  readonly isWords: readonly boolean[]
  readonly chinese: string
}

let patterns: readonly Pattern[] | null = null
const kept = new Map<string, string | null>()

/**
 * What an issue expected or received, in a language. The words of issues are English data; their Chinese stands in
 * `phrases/`, by the English with `{0}` … for the parts that the data decide. A text that is all data, such as a
 * number, stays as it is.
 *
 * `a number` is 数字, `at most 3 options` is 至多 3 个选项, `0..3` stays.
 */
export function inWords(text: string, language: Language): string {
  return language === 'en' ? text : (chineseOf(text) ?? text)
}

function chineseOf(text: string): string | null {
  const known = kept.get(text)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const found = phraseOf(text, true)
  kept.set(text, found)
  return found
}

/** @param isWhole - false for words within words, whose data are single words, so that they do not swallow others */
function phraseOf(text: string, isWhole: boolean): string | null {
  if (Object.hasOwn(CHINESE, text)) return CHINESE[text] as string
  patterns ??= compilePatterns()
  for (const pattern of patterns) {
    const match = pattern.matcher.exec(text)
    const filled = match === null ? null : fill(pattern, match.slice(1), isWhole)
    if (filled !== null) return filled
  }
  return null
}

/** The Chinese with its parts; null where a part that must be words has no phrase. */
function fill(
  { chinese, isWords }: Pattern,
  parts: readonly string[],
  isWhole: boolean,
): string | null {
  const said = parts.map((part, index) => {
    if (isWords[index] === true) return phraseOf(part, false)
    return isWhole || !part.includes(' ') ? part : null
  })
  if (said.includes(null)) return null
  return chinese.replaceAll(
    SLOT,
    (_, data: string | undefined, words: string | undefined) => said[Number(data ?? words)] ?? '',
  )
}

/** A phrase that fixes fewer characters than this says too little to tell words from data: its parts are single words. */
const FEW = 6
/** A phrase with words for parts fits those alone, so it goes before all but those that fix this much. */
const MUCH = 20

/** The phrases with slots, those that fix most of a text first. */
function compilePatterns(): readonly Pattern[] {
  const patterns = Object.entries(CHINESE)
    .filter(([english]) => english.search(SLOT) >= 0)
    .map(([english, chinese]) => {
      const fixed = english.replaceAll(SLOT, '').length
      const isWords = [...english.matchAll(SLOT)].map(([slot]) => slot.startsWith('['))
      const part = fixed < FEW && !isWords.includes(true) ? '(\\S+?)' : '([^]+?)'
      const matcher = new RegExp(
        `^${english
          .split(/\{\d\}|\[\d\]/)
          .map(escaped)
          .join(part)}$`,
      )
      return { matcher, isWords, chinese, rank: isWords.includes(true) ? MUCH : fixed }
    })
  return patterns.sort((left, right) => right.rank - left.rank)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
