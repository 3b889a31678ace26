import { type Language, type Text, textIn } from '../issue/text.js'
import type { Protocol } from '../risk/protocol.js'
import { UNDETERMINED_NAMES } from '../risk/undetermined-names.js'

const STATES: readonly Text[] = [
  { en: 'Invalid', zh: '答卷无效' },
  { en: 'Undetermined', zh: UNDETERMINED_NAMES.zh },
]

/** Ids in brackets behind the names of rules, as results in Chinese have them. */
const IN_BRACKETS = /（\??([^（）]+)）(?=、|$)/g

/**
 * Why a sheet is to be repeated, in the words of the reader, whatever the language of the results: the state, then the
 * names of the rules that speak, without their ids. What names another state or a rule that the protocol does not have
 * stays as it is.
 *
 * @param why - as in `retest.csv`: `undetermined: ?phq-a-11`, or `无法判定：PHQ-A 总分 11 分及以上（?phq-a-11）`
 */
export function whyInWords(
  { quality, rules }: Pick<Protocol, 'quality' | 'rules'>,
  why: string,
  language: Language,
): string {
  const [written = '', rest = ''] = why.split(/(?:: |：)(.*)/s)
  const state = STATES.find((names) =>
    Object.values(names).some((name) => name.toLowerCase() === written.toLowerCase()),
  )
  const inBrackets = [...rest.matchAll(IN_BRACKETS)].map(([, id = '']) => id)
  const ids = inBrackets.length > 0 ? inBrackets : rest.split(', ')
  const names = ids.map(
    (id) => [...quality, ...rules].find((rule) => rule.id === id.replace(/^\?/, ''))?.names,
  )
  if (state === undefined || names.includes(undefined)) return why
  const [colon, between] = language === 'zh' ? ['：', '；'] : [': ', '; ']
  const reasons = new Set(
    names.flatMap((name) => (name === undefined ? [] : textIn(name, language))),
  )
  return `${textIn(state, language)}${colon}${[...reasons].join(between)}`
}
