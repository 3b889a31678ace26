/** What the published schemas expect, in Chinese; the English is that of `scripts/lib/schema-words.mjs` and of titles. */
export const SCHEMA_PHRASES: Readonly<Record<string, string>> = {
  'Column map': '列映射文件',
  'Vocabulary of tags': '特殊群体标签词表',
  'Norm table': '常模表',
  'a screening protocol': '筛查方案',
  'an instrument': '量表',
  'a CSS colour, such as #c62828 or red': 'CSS 颜色，如 #c62828 或 red',
  'a condition with item, scale, rule, criticalItem, all, any, not, or atLeastOf and of':
    '条件：含 item、scale、rule、criticalItem、all、any、not 之一，或 atLeastOf 与 of',
  'a cut score with at or above, not both': '划界分：at 与 above 二选一',
  'a key of letters, digits, _ and -, such as frequency':
    '由字母、数字、_ 和 - 组成的键，如 frequency',
  'a language tag, such as zh': '语言代码，如 zh',
  'a list': '列表',
  'a missing rule with one of maxMissing, maxMissingShare':
    '缺答规则：maxMissing 与 maxMissingShare 二选一',
  'a number': '数字',
  'a number other than 0': '不为 0 的数字',
  'a quality rule with one of atLeast, below': '作答质量规则：atLeast 与 below 二选一',
  'a raw score written as a number': '以数字书写的原始分',
  'a response set of this file, such as #/$defs/frequency':
    '本文件中的选项组，如 #/$defs/frequency',
  'a scale condition with bands or a bound (atLeast, above, atMost, below)':
    '分量表条件：bands 或界限（atLeast、above、atMost、below）',
  'a scale id, or an object with scale': '分量表编号，或含 scale 的对象',
  'a scale with exactly one of items, scales, or numerator with denominator':
    '分量表：items、scales、numerator 与 denominator 三者恰取其一',
  'a transform with lookup, or with one or more of multiply, divide, add, round':
    '换算：lookup，或 multiply、divide、add、round 中的一项或多项',
  'a version of three numbers, such as 1.0.0': '三段数字的版本号，如 1.0.0',
  'a whole number': '整数',
  'an id of small letters and digits, parts joined by hyphens, such as total or self-harm':
    '由小写字母和数字组成、以连字符分段的编号，如 total 或 self-harm',
  'an item condition with codes or a bound (atLeast, above, atMost, below)':
    '题目条件：codes 或界限（atLeast、above、atMost、below）',
  'an item id of letters, digits, _ and . that begins with a letter, such as gad7_1':
    '以字母开头，由字母、数字、_ 和 . 组成的题目编号，如 gad7_1',
  'an item id, or - and an item id where the item is reverse-keyed, or an object with item':
    '题目编号；反向题写 - 加题目编号；或含 item 的对象',
  'an item id, or - and an item id where the item is reverse-keyed, such as pss10_1 or -pss10_4':
    '题目编号；反向题写 - 加题目编号，如 pss10_1 或 -pss10_4',
  'an item key with one of reverseKeyed, recode': '题目计分键：reverseKeyed 与 recode 二选一',
  'an item with one response format: $ref, oneOf, enum, type integer with minimum and maximum, or type boolean':
    '题目须恰有一种作答格式：$ref、oneOf、enum、带 minimum 与 maximum 的 type integer，或 type boolean',
  'an object': '对象',
  object: '对象',
  'an object with one or two of atLeast, above, atMost, below':
    '含 atLeast、above、atMost、below 中一项或两项的对象',
  'changes without id, the key being the id of the scale': '改动中不写 id：键即分量表编号',
  'at least one entry': '至少一项',
  'at least {0} entries': '至少 {0} 项',
  'at most one entry': '至多一项',
  'at most {0} entries': '至多 {0} 项',
  'at least one key': '至少一个键',
  'at least {0} keys': '至少 {0} 个键',
  'at least {0}': '不小于 {0}',
  'at most {0}': '不大于 {0}',
  'less than {0}': '小于 {0}',
  'more than {0}': '大于 {0}',
  'above {0}': '大于 {0}',
  'no entry twice': '各项互不重复',
  'one of {0}': '{0} 之一',
  'one of the keys {0}': '下列键之一：{0}',
  'an object with {0} and {1}': '含 {0} 与 {1} 的对象',
  'an object with {0}': '含 {0} 的对象',
  'the key {0}': '键 {0}',
  text: '文本',
  null: 'null',
  'true or false': 'true 或 false',
  'text that is not empty': '非空文本',
  'text that matches {0}': '符合 {0} 的文本',
  'urn:mindgauge:instrument:<id>:<version>, such as urn:mindgauge:instrument:gad-7:1.0.0':
    'urn:mindgauge:instrument:<编号>:<版本>，如 urn:mindgauge:instrument:gad-7:1.0.0',
  'urn:mindgauge:schema:instrument, or a path to instrument.schema.json':
    'urn:mindgauge:schema:instrument，或指向 instrument.schema.json 的路径',
  nothing: '无',
  'an empty list': '空列表',
  'a list of {0}': '{0} 项的列表',
  'an empty object': '空对象',
  '[0] or [1]': '[0]或[1]',
}
