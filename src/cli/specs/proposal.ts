import { CODINGS, REVERSALS } from '../../io/column-map.js'
import type { OptionSpec } from '../command.js'

/** Options of `inspect` for a map that it proposes. */
export const PROPOSAL: Readonly<Record<string, OptionSpec>> = {
  'map-out': {
    value: 'FILE',
    about: {
      en: 'write a proposed column map, to be looked at and given back by --map; nothing uses it before',
      zh: '写出建议的列映射，供查看后以 --map 交回；在此之前不会被使用',
    },
  },
  coding: {
    value: 'CODING',
    choices: CODINGS,
    about: {
      en: 'how answers are written: code, label (words), index (position, 1 is the lowest code), score',
      zh: '答案的书写方式：code 编码、label 文字、index 序号（1 为最低编码）、score 分数',
    },
  },
  reversal: {
    value: 'done|not-done',
    choices: REVERSALS,
    about: {
      en: 'whether scores in the file hold the reversal of reverse-keyed items',
      zh: '文件中的分数是否已作反向计分：done 已作，not-done 未作',
    },
  },
}
