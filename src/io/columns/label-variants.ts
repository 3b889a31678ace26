/**
 * Words in circulation for the options of response sets, by the English label of the option: translations of the same
 * answer that surveys use beside the label of the instrument. A word counts only where the response set has no option
 * of that label and no two options share it, so that none is guessed.
 */
const VARIANTS: Readonly<Record<string, string>> = {
  // how often in two weeks
  'not at all':
    '完全没有 完全不会 完全不 没有 没有过 从来没有 从不 根本没有 根本不 一点也不 一点也没有 一点没有 无',
  'several days': '几天 有几天 好几天 有好几天 有些天 有些日子 some days|a few days',
  'more than half the days':
    '一半以上天数 一半以上的天数 一半以上时间 一半以上的时间 一半以上日子 一半以上的日子 一半以上 半数以上天数 半数以上的天数 超过一半天数 超过一半的天数 超过一半以上的天数 超过一半的日子 超过一半时间 超过一半的时间 过半天数 多于一半天数 多于一半的天数 more than half of the days|over half the days|over half of the days|more than half the day',
  'nearly every day':
    '几乎每天 几乎天天 差不多每天 近乎每天 almost every day|nearly everyday|almost everyday',
  // how often
  never: '从不 从未 从没有 从来没有 从来不 从无 没有 没有过 从未有过 无',
  'almost never': '几乎从不 几乎不 几乎没有 极少 很少 偶尔',
  'hardly ever': '几乎没有 几乎从不 几乎不 很少',
  rarely: '很少 极少 较少 几乎不 偶尔',
  seldom: '很少 较少 偶尔',
  occasionally: '偶尔 有时 间或',
  sometimes: '有时 有时候 有时会 有时有',
  'now and then': '偶尔 有时 有时候',
  'fairly often': '相当经常 比较经常 较经常 时常 常常 经常',
  'quite often': '比较经常 较经常 相当经常 时常 常常 经常',
  often: '经常 常常 时常 往往',
  frequently: '较常 经常 频繁',
  usually: '通常 大多时候 多数时候',
  'very often': '非常经常 很经常 十分经常 非常频繁 很频繁 总是 一直',
  mostly: '经常有 经常 大多时候 多数时候 大部分时候',
  always: '总是 一直 始终 总是如此',
  // how much of the time
  'none of the time': '从不 从来没有 没有 没有时间 无',
  'a little of the time': '偶尔 很少 很少时间 一小部分时间 少部分时间 小部分时间',
  'some of the time': '有时 有时候 有些时候 部分时间 一些时间 有时符合',
  'a good part of the time': '较多时候 常常 经常 相当多时间 经常符合',
  'most of the time': '大部分时间 大部分时候 大多时候 大多数时候 多数时间 多数时候 绝大部分时间',
  'all of the time': '所有时间 全部时间 所有时候 所有的时间 全部的时间 一直 总是',
  'none or little of the time': '没有或很少时间 没有或很少 没有或偶尔 从无或偶尔 很少 偶无',
  'good part of the time': '相当多时间 相当多的时间 经常',
  'most or all of the time': '绝大部分或全部时间 绝大部分时间或全部时间 绝大部分时间 持续 总是如此',
  'rarely or none of the time (under 1 day)': '很少或没有 偶尔或无 没有或几乎没有 没有或基本没有',
  'some or a little (1 to 2 days)': '有时 少有',
  'occasionally or moderate (3 to 4 days)': '时常 常有 时常或一半时间 经常或一半时间',
  'most or all of the time (5 to 7 days)': '多数时候 多数时间或持续 大部分时间或持续 几乎一直有',
  // whether
  no: '否 不是 没有 无 不',
  yes: '是 是的 有',
  // how much
  none: '没有 无 从无 从不',
  'no problem': '没有问题 无问题 没有 无',
  slight: '很轻 轻微 轻度 较轻 有一点',
  slightly: '有一点 轻微 稍微',
  mild: '轻度 轻 很轻',
  moderate: '中度 中等 中',
  moderately: '中等 中度 比较',
  marked: '明显 显著',
  'very marked': '非常明显 很明显 严重 十分明显',
  'fairly severe': '偏重 较重 相当重',
  severe: '严重 重度 很重',
  'very severe': '极重度 非常严重 极重',
  'a little': '有一点 一点 有点 一点点',
  'just a little': '有一点 一点 有点',
  'only a little': '一点点 有一点 一点',
  some: '有一些 有些 一些',
  somewhat: '有些 有一些 一些',
  much: '较多 很多 相当',
  'a lot': '很多 非常多',
  'quite a bit': '较多 相当多 不少',
  'very much': '非常多 很多 非常',
  'a great deal': '很大 非常大 极大',
  'a medium amount': '中等程度 中等 比较大',
  // whether it is true of oneself
  'not true': '不符合 不真实 不正确 不确实 不是',
  'somewhat true': '有点符合 有些符合 部分符合 有点真实 有些真实 有些正确',
  'certainly true': '完全符合 非常符合 完全真实 完全正确',
  'sometimes true': '有时符合 有时真实 有时',
  true: '符合 真实 正确',
  'a little true': '有点符合 有些符合',
  'fairly true': '比较符合 较符合',
  'very true': '非常符合 完全符合 很符合',
  'not true or hardly ever true': '没有此问题 没有 不符合或很少符合 几乎没有',
  'somewhat or sometimes true': '有时有 有时 有点符合或有时符合 有时符合',
  'very true or often true': '经常有 经常 非常符合或经常符合 经常符合',
  'did not apply': '不符合 从不符合 完全不符合',
  // agreement
  'strongly disagree': '非常不同意 很不同意 完全不同意 十分不同意 极不同意 非常不符合 很不符合',
  'disagree strongly': '非常不同意 很不同意 完全不同意 十分不同意 非常不符合',
  disagree: '不同意 不符合 比较不同意',
  'slightly disagree': '有点不同意 有些不同意 稍不同意',
  'disagree a little': '有点不同意 有些不同意 比较不同意',
  neutral: '一般 中立 不确定 说不清',
  neither: '中立 一般 不确定 说不清',
  'neither agree nor disagree': '说不清 中立 一般 不确定 既不同意也不反对',
  'slightly agree': '有点同意 有些同意 稍同意',
  'agree a little': '有点同意 有些同意 比较同意',
  agree: '同意 符合 比较同意',
  'strongly agree': '非常同意 很同意 完全同意 十分同意 极同意 非常符合 很符合',
  'agree strongly': '非常同意 很同意 完全同意 十分同意 非常符合',
}

/** Words that stand for an option only where no other option has them, such as 偶尔 where a set has no `rarely`. */
const WEAK: Readonly<Record<string, readonly string[]>> = { sometimes: ['偶尔'] }

/** As {@link labelVariants}, for words that give way to those of other options. */
export const weakLabelVariants = (english: string): readonly string[] =>
  Object.hasOwn(WEAK, english) ? (WEAK[english] as readonly string[]) : []

/** Further words for the option whose English label this is, in lower case; none where none are known. */
export function labelVariants(english: string): readonly string[] {
  const text = Object.hasOwn(VARIANTS, english) ? (VARIANTS[english] as string) : ''
  const [first, ...rest] = text.split('|')
  const words = (first ?? '').split(/(?<=\p{Script=Han}) /u)
  return [...words, ...rest].filter((word) => word !== '')
}
