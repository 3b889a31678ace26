import { ACCURACY_INTERVALS } from '../../cohort/accuracy/accuracy-of-counts.js'
import type { CommandSpec } from '../command.js'
import { SHEET } from './shared-options.js'

/** `mindgauge accuracy` on the command line. */
export const ACCURACY: CommandSpec = {
  name: 'accuracy',
  operands: { label: 'RESULTS', least: 1, most: 1 },
  about: {
    en: 'how well a score finds what a reference standard found: sensitivity, ROC, cut scores',
    zh: '以参照标准检验得分的筛查准确性：灵敏度、特异度、ROC、划界分',
  },
  details: [
    {
      en: 'RESULTS is a folder that screen wrote, or a file with both columns, of any format that score reads. The figures hold for the persons who have a reference; where those were chosen by their score, they flatter the screen.',
      zh: 'RESULTS 为 screen 写出的文件夹，或同时含两列的文件（score 可读的任何格式）。结果只适用于有参照结论者；若参照者系按得分挑选，则结果偏高。',
    },
    {
      en: 'Writes accuracy.csv, roc.csv and roc.svg into DIR. With the thresholds of a protocol, subgroups with small counts are hidden, and those that would give them away; ROC curves are of everybody, at cut scores between which enough persons lie. Without, the tables are for analysis only.',
      zh: '在 DIR 中写出 accuracy.csv、roc.csv、roc.svg。给定方案阈值时，含小数目的分组及可据以推出它们的分组均被隐去；ROC 曲线只给出全体，且只取其间人数足够的划界分。否则仅供分析，不得发布。',
    },
  ],
  options: {
    reference: {
      value: 'COLUMN',
      required: true,
      about: { en: 'column of the reference standard', zh: '参照标准所在列' },
    },
    score: {
      value: 'COLUMN[,COLUMN]',
      required: true,
      about: { en: 'columns of scores', zh: '得分所在列' },
    },
    positive: {
      value: 'TEXT[,TEXT]',
      about: {
        en: 'what the reference says of a case; every other text is then no case (1, yes, true …)',
        zh: '参照列中表示“阳性”的文字，其余均为阴性（默认 1、yes、true、是 等）',
      },
    },
    direction: {
      value: 'higher|lower',
      choices: ['higher', 'lower'],
      about: {
        en: 'which scores speak for the condition, the cut score included (higher)',
        zh: '哪一端得分提示阳性，含划界分本身（默认 higher）',
      },
    },
    cut: {
      value: 'NUMBER',
      about: {
        en: 'cut score in use; the best by Youden’s index if not given',
        zh: '所用划界分；默认取约登指数最大者',
      },
    },
    by: {
      value: 'COLUMN[,COLUMN]',
      about: { en: 'subgroups, such as sex,grade', zh: '分组列，如 sex,grade' },
    },
    interval: {
      value: 'NAME',
      choices: ACCURACY_INTERVALS,
      about: {
        en: 'interval of proportions, by the names of epiR (exact)',
        zh: '比例的置信区间，名称同 epiR（默认 exact）',
      },
    },
    cost: {
      value: 'NUMBER',
      about: {
        en: 'cost of a missed case in false alarms, for a cut score of least cost; needs --prevalence',
        zh: '漏诊一例相当于多少次误报，用于选最小代价划界分；需同时给出 --prevalence',
      },
    },
    prevalence: {
      value: 'SHARE',
      about: {
        en: 'share of cases where the screen will be used, between 0 and 1',
        zh: '使用场合中的阳性比例，0 至 1 之间',
      },
    },
    protocol: {
      value: 'ID|FILE|none',
      about: {
        en: 'protocol whose minimum cell and group hold; that of summary.json beside RESULTS; none: hide nothing',
        zh: '以其最小单元格与最小组为阈值的方案；默认取 RESULTS 同目录 summary.json 所记方案；none 表示不隐去',
      },
    },
    out: { value: 'DIR', about: { en: 'folder for the tables and the plot', zh: '结果文件夹' } },
    sheet: SHEET,
  },
  load: async () => (await import('../commands/accuracy.js')).accuracy,
}
