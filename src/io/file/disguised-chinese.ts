import { isAscii } from 'node:buffer'

/**
 * What bytes, which are valid UTF-8, say of their encoding: `utf-8` where something cannot be common Chinese of
 * GB18030; `gb18030` where all can and a word would be none in any script as UTF-8; `either` where the words are words
 * both ways; null where all is ASCII.
 */
export type Disguise = 'utf-8' | 'gb18030' | 'either' | null

/** Runs of the letters that UTF-8 writes with two bytes, from À to Hebrew. */
const WORD = /[\u00c0-\u05ff]+/g
const LATIN = /^(?:[\u00c0-\u024f]|[\u0300-\u036f])+$/
const LETTER = /[a-z]/i
const OLD_LETTERS = /[\u03e1-\u03ff\u0460-\u0489]/
const SMALL_BEFORE_CAPITAL = /\p{Ll}\p{Lu}/u
const TWO_LETTERS = /^(?:\p{Script=Armenian}{2,}|\p{Script=Hebrew}{2,})$/u

/**
 * Whether bytes that are valid UTF-8 are Chinese of GB18030 all the same: 学校 is `ѧУ` read as UTF-8. The common
 * ideographs (level 1 of GB 2312) of two bytes that are UTF-8 too begin with C2 to D7 and end with A1 to BF; of Russian
 * or Greek text about half of the letters lie outside.
 */
export function disguisedChinese(bytes: Uint8Array): Disguise {
  if (isAscii(bytes)) return null
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    const trail = bytes[++at] as number
    if (lead > 0xd7 || trail < 0xa1) return 'utf-8'
  }
  return unlikelyLetters(new TextDecoder('utf-8').decode(bytes)) > 0 ? 'gb18030' : 'either'
}

/** How many characters stand in words that are none of one script with the letters of today. */
export function unlikelyLetters(text: string): number {
  let count = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const end = index + word.length
    const isMixed = LETTER.test(text[index - 1] ?? '') || LETTER.test(text[end] ?? '')
    if (!isLikely(word, isMixed)) count += word.length
  }
  return count
}

/** @param isMixed - whether a letter of ASCII stands beside the word */
function isLikely(word: string, isMixed: boolean): boolean {
  if (LATIN.test(word)) return isMixed || (word.length === 1 && word <= '\u00ff')
  if (OLD_LETTERS.test(word) || SMALL_BEFORE_CAPITAL.test(word)) return false
  if (/^\p{Script=Greek}+$/u.test(word)) return true
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return !isMixed
  return TWO_LETTERS.test(word)
}
