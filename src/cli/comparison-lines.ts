import { join } from 'node:path'
import type { Comparison, WavePair } from '../batch/compare/comparison.js'
import type { Outcome } from '../cohort/waves/transitions.js'
import { type Language, type Text, textIn } from '../issue/text.js'

const OUTCOME_WORDS: Readonly<Record<Outcome, Text>> = {
  new: { en: 'new in a tier', zh: '新进入预警' },
  persisting: { en: 'in a tier both times', zh: '两次均在预警' },
  recovered: { en: 'no longer in a tier', zh: '已退出预警' },
  never: { en: 'in no tier both times', zh: '两次均未预警' },
  lost: { en: 'in a tier before, no sheet now', zh: '原在预警，本次无答卷' },
  'lost-other': { en: 'in no tier before, no sheet now', zh: '原未预警，本次无答卷' },
  joined: { en: 'no sheet before', zh: '上次无答卷' },
  open: { en: 'left open by an undetermined or invalid sheet', zh: '因答卷无效或无法判定而未定' },
}

const HIDDEN: Text = { en: 'hidden', zh: '隐去' }
const WITHHELD: Text = {
  en: 'not given: it would tell counts that are hidden',
  zh: '不给出：会泄露已隐去的数目',
}

/** What `compare` says on the terminal: published figures only. */
export function comparisonLines(
  { pairs, tier }: Comparison,
  folder: string,
  language: Language,
): string[] {
  const isChinese = language === 'zh'
  return [
    ...pairs.flatMap((pair) => pairLines(pair, language)),
    isChinese ? `预警：${tier} 及以上` : `a tier: ${tier} or more pressing`,
    isChinese
      ? `可公布：${join(folder, 'transitions.csv')}、changes.csv、compare.json`
      : `may be published: ${join(folder, 'transitions.csv')}, changes.csv, compare.json`,
    isChinese
      ? `限制查阅：${join(folder, 'restricted-students.csv')}`
      : `restricted: ${join(folder, 'restricted-students.csv')}`,
  ]
}

function pairLines(pair: WavePair, language: Language): string[] {
  const { from, to, rows, mcnemar, bowker, scales } = pair
  const counts = rows
    .filter(({ level, measure }) => level === 'all' && measure === 'outcome')
    .map((row) => {
      const words = textIn(OUTCOME_WORDS[row.to as Outcome], language)
      return `  ${row.count ?? textIn(HIDDEN, language)}  ${words}`
    })
  const withheld = textIn(WITHHELD, language)
  const tests = [
    `  McNemar ${mcnemar === null ? withheld : `p = ${mcnemar.p.toPrecision(3)}, n = ${mcnemar.n}`}`,
    `  Bowker ${bowker === null ? withheld : `p = ${bowker.p.toPrecision(3)}, df = ${bowker.degreesOfFreedom}`}`,
  ]
  const isWithout = scales.every(({ reliability }) => reliability === null)
  const hint: Text = {
    en: '  no reliability given: no reliable change index (--reliability SCALE=0.85:alpha)',
    zh: '  未给出信度，故不计算可靠变化指数（--reliability SCALE=0.85:alpha）',
  }
  return [`${from} > ${to}`, ...counts, ...tests, ...(isWithout ? [textIn(hint, language)] : [])]
}
