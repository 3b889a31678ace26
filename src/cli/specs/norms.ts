import { LOCAL_NORM_METHODS } from '../../cohort/local-norms/norm-cells.js'
import { RANK_METHODS } from '../../cohort/local-norms/normal-score.js'
import { METRICS } from '../../norm/metrics.js'
import { PERCENTILE_RANK_DEFINITIONS } from '../../stat/percentile-rank.js'
import { ROUNDINGS } from '../../stat/rounding.js'
import type { CommandSpec } from '../command.js'
import { SHEET } from './shared-options.js'

/** `mindgauge norms build` on the command line. */
export const NORMS: CommandSpec = {
  name: 'norms',
  operands: { label: 'build RESULTS', least: 2, most: 2 },
  about: {
    en: 'build a norm table from scored results: by age, grade and sex',
    zh: '由计分结果编制地方常模：按年龄、年级、性别',
  },
  details: [
    {
      en: 'RESULTS is a folder that screen wrote, or a file of score in any of its formats. FILE is a norm table that validate accepts and score --norms uses; beside it are FILE.figures.csv, FILE.fit.json and FILE.svg.',
      zh: 'RESULTS 为 screen 写出的文件夹或 score 写出的任一格式文件。FILE 为常模表，可经 validate 检查并用于 score --norms；另写出 FILE.figures.csv、FILE.fit.json、FILE.svg。',
    },
    {
      en: 'A norm holds for the population that answered. Groups below the minimum get no cell: their students have no norm, and nothing is stretched to them.',
      zh: '常模只适用于所测人群。人数不足的组不设单元，其学生无常模，绝不外推。',
    },
  ],
  options: {
    instrument: {
      value: 'ID|FILE',
      required: true,
      about: { en: 'instrument of the scores', zh: '得分所属量表' },
    },
    out: {
      value: 'FILE',
      required: true,
      about: { en: 'norm table (JSON)', zh: '常模表（JSON）' },
    },
    population: {
      value: 'TEXT',
      required: true,
      about: { en: 'who the persons are: place, setting, grades', zh: '人群：地区、学校、年级' },
    },
    year: { value: 'YEAR', required: true, about: { en: 'year of the data', zh: '数据年份' } },
    name: {
      value: 'NAME',
      about: { en: 'short name for the id (local)', zh: '编号中的简称（默认 local）' },
    },
    scale: {
      value: 'ID[,ID]',
      about: { en: 'scales; every one with a column', zh: '分量表；默认为文件中所有' },
    },
    by: {
      value: 'age,grade,sex',
      about: { en: 'whom a cell is for: any of them (sex)', zh: '分组方式，可多选（默认 sex）' },
    },
    method: {
      value: 'NAME',
      choices: LOCAL_NORM_METHODS,
      about: { en: 'how raw scores are converted (normalised)', zh: '换算方法（默认 normalised）' },
    },
    metric: {
      value: 'NAME',
      choices: METRICS.map(({ id }) => id),
      about: { en: 'standard score (t; percentile for that method)', zh: '标准分（默认 t）' },
    },
    ranks: {
      value: 'NAME',
      choices: RANK_METHODS,
      about: {
        en: 'from rank to normal score (rankit)',
        zh: '由名次到正态分的方法（默认 rankit）',
      },
    },
    definition: {
      value: 'NAME',
      choices: PERCENTILE_RANK_DEFINITIONS,
      about: { en: 'of the percentile rank (mid-rank)', zh: '百分等级定义（默认 mid-rank）' },
    },
    minimum: {
      value: 'N',
      about: { en: 'persons that a cell needs (100)', zh: '每单元最少人数（默认 100）' },
    },
    'age-width': {
      value: 'YEARS',
      about: { en: 'width of an age band (1)', zh: '年龄段宽度，岁（默认 1）' },
    },
    smooth: {
      value: 'DEGREE',
      about: {
        en: 'smooth over ages: polynomials of mean and SD, or neighbours pooled',
        zh: '跨年龄平滑：均数与标准差用多项式，其余方法合并相邻年龄',
      },
    },
    powers: {
      value: 'K,T',
      about: {
        en: 'continuous: highest powers of location and age (4,3)',
        zh: 'continuous：位置与年龄的最高次幂（默认 4,3）',
      },
    },
    terms: {
      value: 'bic|cp|all|N',
      about: {
        en: 'continuous: how terms are chosen (bic)',
        zh: 'continuous：选项方法（默认 bic）',
      },
    },
    round: {
      value: 'NAME',
      choices: ROUNDINGS,
      about: { en: 'rounding of the standard score (none)', zh: '标准分取整方式（默认 none）' },
    },
    weight: { value: 'COLUMN', about: { en: 'column of sampling weights', zh: '抽样权重所在列' } },
    reliability: {
      value: 'SCALE=R[:KIND],...',
      about: { en: 'reliability of scales in this group', zh: '分量表在此人群中的信度' },
    },
    sheet: SHEET,
  },
  load: async () => (await import('../commands/norms.js')).norms,
}
