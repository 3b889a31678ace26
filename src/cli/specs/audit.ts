import { TABLE_RELATIONS } from '../../cohort/audit/audit-tables.js'
import type { CommandSpec } from '../command.js'
import { SHEET } from './shared-options.js'

/** `mindgauge audit` on the command line. */
export const AUDIT: CommandSpec = {
  name: 'audit',
  operands: { label: 'TABLE...', least: 1, most: Number.POSITIVE_INFINITY },
  about: {
    en: 'try to find out the hidden counts of published tables, as an outsider would; exit 1 where one is found',
    zh: '以局外人的方式尝试推算已公布统计表中隐去的数目；能推出时退出码为 1',
  },
  details: [
    {
      en: 'TABLE is cohort.csv or coverage.csv of screen; prevalence.csv, comparison.csv, differences.csv or participation.csv of prevalence; transitions.csv or changes.csv of compare; accuracy.csv or roc.csv of accuracy; or a table with the columns of one of these, in any format that score reads. Totals over categories, sexes and levels, sizes, valid sheets beside all, shares, intervals, standard errors and tests are used. A table that cannot be read is said, and the exit code is 1.',
      zh: 'TABLE 为 screen 的 cohort.csv、coverage.csv，prevalence 的 prevalence.csv、comparison.csv、differences.csv、participation.csv，compare 的 transitions.csv、changes.csv，accuracy 的 accuracy.csv、roc.csv，或列名相同的表（score 可读的任何格式）。推算时利用类别、性别、层级的合计，人数，有效答卷与全部答卷之差，比例、置信区间、标准误与检验。无法读取的表会指明，退出码为 1。',
    },
    {
      en: 'Tables of screen and prevalence given together are of one campaign and are audited together; with several cohort.csv, each table belongs to the one before it.',
      zh: '一并给出的 screen 与 prevalence 的表视为同一次测评，合并检验；有多个 cohort.csv 时，各表归于其前的一个。',
    },
  ],
  options: {
    relation: {
      value: 'NAME',
      choices: TABLE_RELATIONS,
      about: {
        en: 'several tables: waves, each audited by itself, and the cohort.csv of each wave in order of time beside transitions.csv; same: one set of sheets published twice, all sums at once; releases: each has the sheets of the one before and a few more, differences are audited (waves)',
        zh: '多个表之间的关系：waves 不同测评，各表单独检验；按时间先后给出各次 cohort.csv 与 transitions.csv 时一并检验；same 同一批答卷公布两次，合并检验；releases 后表为前表加少量答卷，检验其差（默认 waves）',
      },
    },
    'minimum-cell': {
      value: 'N',
      about: {
        en: 'counts from 1 to N (excluded) may not be shown, nor follow from releases',
        zh: '1 至 N（不含）的数目不得公布，也不得由增补推出',
      },
    },
    sheet: SHEET,
  },
  load: async () => (await import('../commands/audit.js')).audit,
}
