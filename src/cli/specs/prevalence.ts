import { SHARE_INTERVALS } from '../../cohort/survey/survey-interval.js'
import { LONELY_CLUSTERS } from '../../cohort/survey/survey-sample.js'
import type { CommandSpec } from '../command.js'
import { ROSTER_SHEET, SHEET } from './shared-options.js'

/** `mindgauge prevalence` on the command line. */
export const PREVALENCE: CommandSpec = {
  name: 'prevalence',
  operands: { label: 'RESULTS', least: 1, most: 1 },
  about: {
    en: 'shares with intervals for samples and clusters, participation, group differences, schools without ranks',
    zh: '检出率及其区间（抽样与整群设计）、参测率、组间差异、不排名的学校比较',
  },
  details: [
    {
      en: 'RESULTS is a folder that screen wrote, or its students.csv, in any format that score reads. Writes into DIR: prevalence.csv, differences.csv, comparison.csv, participation.csv; all of them or none.',
      zh: 'RESULTS 为 screen 写出的文件夹或其 students.csv（score 可读的任何格式）。在 DIR 中写出 prevalence.csv、differences.csv、comparison.csv、participation.csv；要么全部写出，要么一个不写。',
    },
    {
      en: 'With the thresholds of a protocol, groups with small cells are hidden, and those that would give them away; without, the tables are for analysis only. A test of groups is hidden where a group of its column is.',
      zh: '给定方案阈值时，含小单元格的组及可据以推出它们的组均被隐去；否则仅供分析，不得发布。某列有组被隐去时，该列的差异检验也被隐去。',
    },
    {
      en: 'Where a cohort.csv stands beside RESULTS, both may be published: a share is shown only where it follows from what cohort.csv shows, so that the two together say no more of anybody. Without one, or with --cohort none, publish these tables and no cohort.csv of the same campaign.',
      zh: 'RESULTS 旁有 cohort.csv 时，两者可一并公布：比例只在可由 cohort.csv 已公布的数目得出时才显示，两者合起来不多泄露任何人。没有 cohort.csv 或给出 --cohort none 时，公布这些表则不得再公布同一次测评的 cohort.csv。',
    },
    {
      en: 'For publication, intervals and what else rests on the spread between schools have two digits, and are withheld where they would give the counts of schools away; tests need ten clusters more than strata.',
      zh: '供公布的表中，区间等取决于校间差异的数字只给两位有效数字；若会泄露各校数目则不给出。检验须群数比层数多十个以上。',
    },
    {
      en: 'A column of the design may stand in RESULTS or in the --design file, whose first column is one of RESULTS.',
      zh: '抽样设计的列可在 RESULTS 中，也可在 --design 文件中；该文件首列须为 RESULTS 中的一列。',
    },
  ],
  options: {
    out: {
      value: 'DIR',
      required: true,
      about: { en: 'folder for the tables', zh: '结果文件夹' },
    },
    by: {
      value: 'COL[,COL...]',
      about: {
        en: 'columns of the groups, joined with / for groups within groups (school,grade,sex)',
        zh: '分组列；以 / 连接表示交叉分组（默认 school,grade,sex）',
      },
    },
    design: {
      value: 'FILE',
      about: {
        en: 'file with further columns, joined by its first column',
        zh: '含抽样设计列的文件，按首列匹配',
      },
    },
    strata: { value: 'COL', about: { en: 'column of the strata', zh: '分层列' } },
    clusters: {
      value: 'COL[,COL...]',
      about: {
        en: 'columns of the clusters, the outermost first (school); none: students drawn singly',
        zh: '整群列，由外到内（默认 school）；none 表示逐个抽取学生',
      },
    },
    weights: { value: 'COL', about: { en: 'column of the sampling weights', zh: '抽样权重列' } },
    populations: {
      value: 'COL[,COL...]',
      about: {
        en: 'columns of how many units each stage has in the population; weights follow from them where --weights names none',
        zh: '各抽样阶段总体单位数列（有限总体校正）；未给 --weights 时由其得出权重',
      },
    },
    lonely: {
      value: 'fail|remove|certainty|adjust|average',
      choices: LONELY_CLUSTERS,
      about: {
        en: 'what to do with a stratum of one cluster (adjust)',
        zh: '某层仅有一个群时的处理（默认 adjust）',
      },
    },
    interval: {
      value: SHARE_INTERVALS.join('|'),
      choices: SHARE_INTERVALS,
      about: {
        en: 'interval of shares (beta: Korn and Graubard); wilson to agresti-coull: for the effective number of students',
        zh: '比例的区间方法（默认 beta，即 Korn–Graubard）；wilson 至 agresti-coull 按有效人数计算',
      },
    },
    confidence: {
      value: 'PERCENT',
      about: { en: 'confidence of the intervals (95)', zh: '置信水平（默认 95）' },
    },
    sheets: {
      value: 'valid|all',
      choices: ['valid', 'all'],
      about: {
        en: 'all: suspect sheets count too (valid)',
        zh: 'all：存疑答卷也计入（默认 valid）',
      },
    },
    roster: {
      value: 'FILE',
      about: {
        en: 'who is enrolled: participation, best and worst case',
        zh: '应测名单：用于参测率与最好、最坏情形',
      },
    },
    'weight-to': {
      value: 'COL[,COL...]',
      about: {
        en: 'bring weights to the roster: one grouping, or several by raking',
        zh: '将权重调整到名单：一个分组为事后分层，多个分组为迭代比例拟合',
      },
    },
    protocol: {
      value: 'ID|FILE|none',
      about: {
        en: 'protocol whose minimum cell and group hold; that of summary.json beside RESULTS; none: hide nothing',
        zh: '以其最小单元格与最小组为阈值的方案；默认取 RESULTS 同目录 summary.json 所记方案；none 表示不隐去',
      },
    },
    cohort: {
      value: 'FILE|none',
      about: {
        en: 'cohort.csv beside which these tables are published; that beside RESULTS; none: they are published alone',
        zh: '与这些表一并公布的 cohort.csv；默认取 RESULTS 同目录者；none 表示只公布这些表',
      },
    },
    instrument: {
      value: 'FILE[,FILE...]',
      about: {
        en: 'instruments of yours, for the order of bands and their accuracy',
        zh: '自备量表，用于等级次序及其灵敏度、特异度',
      },
    },
    sheet: SHEET,
    'roster-sheet': ROSTER_SHEET,
  },
  load: async () => (await import('../commands/prevalence.js')).prevalence,
}
