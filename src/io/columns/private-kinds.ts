import { halfWidth } from '../cell/half-width.js'
import { headerKey } from './person-fields.js'

/** What nobody needs for scores and what tells much of a person: left at the door unless it is asked for. */
export const PRIVATE_KINDS = [
  'ip-address',
  'phone-number',
  'identity-number',
  'contact',
  'income',
  'free-text',
] as const
export type PrivateKind = (typeof PRIVATE_KINDS)[number]

/** Whole words of English headers, and words anywhere in Chinese ones. */
const HEADERS: Readonly<Record<PrivateKind, { readonly en: RegExp; readonly zh: RegExp }>> = {
  'ip-address': {
    en: /(?:^|_)(?:ip|ipv[46]|ip_?addr(?:ess)?)(?:_|$)/,
    zh: /ip地址|来自ip/,
  },
  'phone-number': {
    en: /(?:^|_)(?:tele?phone|phone|mobile|cell_?phone|tel|whatsapp|fax)(?:_?(?:no|number|num))?(?:_|$)/,
    zh: /手机|电话|联系方式|联络方式/,
  },
  'identity-number': {
    en: /(?:^|_)(?:national_?id|id_?card|identity_?(?:card|number|no)|passport(?:_?(?:no|number))?)(?:_|$)/,
    zh: /身份证|证件号|护照/,
  },
  contact: {
    en: /(?:^|_)(?:e_?mail|recipient_?email|recipient_?(?:first|last)_?name|address|postcode|zip_?code|wechat|qq|latitude|longitude)(?:_|$)/,
    zh: /邮箱|电子邮件|微信|qq号|住址|家庭地址|通讯地址|详细地址/,
  },
  income: {
    en: /(?:^|_)(?:income|incomes|salary|salaries|wage|wages|earnings)(?:_|$)/,
    zh: /收入|工资|薪资|薪水|月薪|年薪/,
  },
  'free-text': {
    en: /(?:^|_)(?:comments?|remarks?|feedback|free_?text|open_?text|open_ended|essay|verbatim|suggestions?|specify|anything_else)(?:_|$)|_(?:text|other)_?$/,
    zh: /备注|留言|意见|建议|评论|反馈|请说明|请注明|请描述|请补充|开放题|想说的/,
  },
}

/** The kind of private column that a header names; null where it names none. */
export function privateKindOfHeader(header: string): PrivateKind | null {
  const key = headerKey(header.replaceAll(/([a-z])([A-Z])/g, '$1_$2')).replaceAll(
    /[^\p{L}\p{N}]+/gu,
    '_',
  )
  const words = key.replaceAll('_', '')
  return (
    PRIVATE_KINDS.find((kind) => HEADERS[kind].en.test(key) || HEADERS[kind].zh.test(words)) ?? null
  )
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const IP = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}(?:[:(\\s].*)?$`)
const IP6 = /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?=.*::)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}$/i
const PHONES = [
  /^(?:\+?86|0086)?[- ]?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?:\.0+)?$/,
  /^\(?0\d{2,3}\)?[- ]\d{7,8}(?:[-x]\d{1,6})?$/,
  /^\+\d[\d ()-]{7,18}$/,
  /^\(?\d{3}\)?[- ]\d{3}[- ]\d{4}$/,
]
const IDENTITY = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i
const MONEY = [
  /^[$¥￥€£]\s?\d[\d,.]*\s?(?:k|万|元)?(?:\s?[-~–至]\s?[$¥￥€£]?\s?\d[\d,.]*\s?(?:k|万|元)?)?(?:\/.+)?$/i,
  /^\d[\d,.]*\s?(?:千|万)?(?:\s?[-~–至]\s?\d[\d,.]*\s?(?:千|万)?)?元(?:以[上下内]|\/.+)?$/,
]
const HAN = /\p{Script=Han}/gu
const SENTENCE_END = /[，。！？；…!?~]/
const LETTER = /\p{L}/u
const SMALL = /^\p{Ll}/u
const MARK = /[.!?…]$/
const FEW_HAN = 6
const MANY_HAN = 20
const MANY_WORDS = 6

/** The kind of private text that a cell looks like; null where it looks like none. */
export function privateKindOfCell(cell: string): PrivateKind | null {
  const text = halfWidth(cell)
  if (IP.test(text) || IP6.test(text)) return 'ip-address'
  if (PHONES.some((shape) => shape.test(text))) return 'phone-number'
  if (IDENTITY.test(text)) return 'identity-number'
  if (EMAIL.test(text)) return 'contact'
  if (MONEY.some((shape) => shape.test(text))) return 'income'
  return isSentence(cell.trim()) ? 'free-text' : null
}

/**
 * Something a person wrote: six words, a text of several lines, words with the mark of a sentence behind them that are not
 * all names, or Chinese with the marks of a sentence or twenty characters of it.
 */
function isSentence(text: string): boolean {
  if (hasManyWords(text)) return true
  const words = text.split(/\s+/)
  if (hasWordsOnTwoLines(text) || isMarked(words)) return true
  const nHan = text.match(HAN)?.length ?? 0
  return nHan >= MANY_HAN || (nHan >= FEW_HAN && SENTENCE_END.test(text))
}

/** Looked at first, and no further than it takes: what people wrote may be long. */
function hasManyWords(text: string): boolean {
  let count = 0
  for (const [word] of text.matchAll(/\S+/g))
    if (LETTER.test(word) && ++count === MANY_WORDS) return true
  return false
}

/** A line with letters, and letters in the first word below it. No pattern: a cell may have a million letters. */
function hasWordsOnTwoLines(text: string): boolean {
  const lines = text.split(/[\n\r]/).filter((line) => line.trim() !== '')
  return lines.some((line, at) => {
    const below = lines[at + 1]?.trimStart() ?? ''
    return LETTER.test(line) && LETTER.test(/^\S*/.exec(below)?.[0] ?? '')
  })
}

/** Two words in small letters behind another, and a mark at the end of the last. */
function isMarked(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  if (!SMALL.test(last) || !MARK.test(last)) return false
  return words.slice(1, -1).some((word) => SMALL.test(word))
}
