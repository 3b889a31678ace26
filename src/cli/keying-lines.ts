import type { DataSign, KeyingCheck } from '../batch/keying/check-keying.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { grouped } from './print-accounting.js'

const KINDS: Readonly<Record<DataSign['kind'], Text>> = {
  'item-negative': {
    en: '{items} runs against the rest of {scale} (r {r}, n {n}; α {alpha}, keyed the other way {other})',
    zh: '{items} 与 {scale} 其余题目负相关（r {r}，n {n}；α {alpha}，反向计分后 {other}）',
  },
  'item-near-zero': {
    en: '{items} hardly runs with the rest of {scale} (r {r}, n {n}; α {alpha})',
    zh: '{items} 与 {scale} 其余题目几乎不相关（r {r}，n {n}；α {alpha}）',
  },
  'item-already-reversed': {
    en: '{items} looks reversed in the file already (r with the rest of {scale} {r}, n {n}; α {alpha}, not reversed again {other})',
    zh: '{items} 在文件中似已反向计分（与 {scale} 其余题目 r {r}，n {n}；α {alpha}，不再反向 {other}）',
  },
  'scale-already-reversed': {
    en: 'reverse-keyed items of {scale} look reversed in the file already: {items} (mean r {r}, n {n}; α {alpha}, not reversed again {other})',
    zh: '{scale} 的反向题在文件中似已反向计分：{items}（平均 r {r}，n {n}；α {alpha}，不再反向 {other}）',
  },
  'codes-shifted': {
    en: 'numbers look shifted by {shift} against the codes: {outside} cells lie beyond them, and the opposite end is hardly ever used (n {n})',
    zh: '数字与选项编码似相差 {shift}：{outside} 个单元格超出一端，而另一端几乎从未出现（n {n}）',
  },
  'lowest-unused': {
    en: 'the lowest code is used nowhere; the numbers may be shifted by {shift} (n {n} answers)',
    zh: '最低编码从未出现；数字可能相差 {shift}（作答数 n {n}）',
  },
  'sex-swapped': {
    en: 'sex looks swapped: {evidence} "{column}" says the other one in {differ} of {n} rows',
    zh: '性别似被互换：{evidence}“{column}”在 {n} 行中有 {differ} 行相反',
  },
  'sex-conflict': {
    en: 'sex is contradicted: {evidence} "{column}" says the other one in {differ} of {n} rows',
    zh: '性别有矛盾：{evidence}“{column}”在 {n} 行中有 {differ} 行相反',
  },
  'age-impossible': {
    en: 'impossible ages: {count} of {n}, from {lowest} to {highest} years',
    zh: '不可能的年龄：{n} 人中 {count} 人，{lowest} 至 {highest} 岁',
  },
  'age-outside-instrument': {
    en: 'ages that the instrument is not for: {count} of {n}, from {lowest} to {highest} years',
    zh: '超出量表适用年龄：{n} 人中 {count} 人，{lowest} 至 {highest} 岁',
  },
}

const EVIDENCE: Readonly<Record<'national-id' | 'second-column', Text>> = {
  'national-id': { en: 'the identity number in', zh: '身份证号列' },
  'second-column': { en: 'the column', zh: '列' },
}

const HEADING: Text = {
  en: 'keying check: {count} signs that file and key disagree; nothing was changed ({sheets} sheets)',
  zh: '计分键检查：{count} 处迹象表明文件与计分键不一致；未作任何改动（{sheets} 份答卷）',
}

const MOST_LISTED = 12

/** What the keying check found, one line a sign with its evidence; nothing where there is no sign. */
export function keyingLines({ signs, sheets }: KeyingCheck, language: Language): string[] {
  if (signs.length === 0) return []
  const parts = { count: grouped(signs.length), sheets: grouped(sheets) }
  return [
    filled(textIn(HEADING, language), parts),
    ...signs.map((sign) => `  ${signLine(sign, language)}`),
  ]
}

/** One sign in words. */
export function signLine(sign: DataSign, language: Language): string {
  const { kind } = sign
  const line = filled(textIn(KINDS[kind], language), partsOf(sign, language))
  const instrument = sign.kind.startsWith('sex') || !('instrument' in sign) ? '' : sign.instrument
  return instrument === '' || instrument === undefined ? line : `${instrument}: ${line}`
}

function partsOf(sign: DataSign, language: Language): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const [name, value] of Object.entries(sign))
    if (typeof value === 'number')
      parts[name] = ['r', 'alpha', 'alphaOtherwise'].includes(name)
        ? decimals(value)
        : grouped(value)
    else if (typeof value === 'string') parts[name] = value
  if ('items' in sign) {
    const more = sign.items.length > MOST_LISTED ? ', …' : ''
    parts['items'] = `${sign.items.slice(0, MOST_LISTED).join(', ')}${more}`
    parts['other'] = decimals(sign.alphaOtherwise)
  }
  if ('evidence' in sign) parts['evidence'] = textIn(EVIDENCE[sign.evidence], language)
  if ('shift' in sign) parts['shift'] = `${sign.shift > 0 ? '+' : '−'}1`
  return parts
}

const decimals = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2))

function filled(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}
