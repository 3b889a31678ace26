import type { CommandSpec } from '../command.js'

/** `mindgauge compare` on the command line. */
export const COMPARE: CommandSpec = {
  name: 'compare',
  operands: { label: 'RESULTS...', least: 2, most: Number.POSITIVE_INFINITY },
  about: {
    en: 'what changed between waves: tiers, scales, each student (restricted)',
    zh: '两次或多次测评之间的变化：预警级别、分量表、每名学生（限制查阅）',
  },
  details: [
    {
      en: 'RESULTS are folders that screen wrote, in the order of time. Folders whose wave has the same name are one wave: the later ones are its retests.',
      zh: 'RESULTS 为 screen 写出的结果文件夹，按时间先后给出。测评名称相同者视为同一次测评，后者为补测。',
    },
    {
      en: 'transitions.csv, changes.csv and compare.json hide small counts; restricted-students.csv names students.',
      zh: 'transitions.csv、changes.csv、compare.json 已隐去小数目；restricted-students.csv 含学生信息。',
    },
  ],
  options: {
    out: {
      value: 'DIR',
      required: true,
      about: { en: 'folder for the comparison', zh: '结果文件夹' },
    },
    protocol: {
      value: 'ID|FILE',
      about: {
        en: 'protocol for tiers and thresholds; that of the first folder where not given',
        zh: '用于级别次序与隐去阈值的方案；默认取第一个文件夹所用方案',
      },
    },
    by: {
      value: 'LEVEL[,LEVEL]',
      about: {
        en: 'publish by school, grade, class or sex, within each other as school/grade (grade,school)',
        zh: '按 school、grade、class、sex 分组公布，可嵌套如 school/grade（默认 grade,school）',
      },
    },
    tier: {
      value: 'TIER',
      about: {
        en: 'the tier from which a student counts as in a tier; the least pressing',
        zh: '从哪一级别起算作预警；默认最轻的级别',
      },
    },
    retest: {
      value: 'RULE',
      choices: ['replaces-unusable', 'last', 'first'],
      about: {
        en: 'which of two sheets of a wave counts (replaces-unusable)',
        zh: '同一次测评有两份答卷时取哪一份（默认 replaces-unusable）',
      },
    },
    reliability: {
      value: 'SCALE=R[:KIND],...',
      about: {
        en: 'reliability of scales, such as phq-a_total=0.86:alpha; that of the instrument file where none is given',
        zh: '分量表信度，如 phq-a_total=0.86:alpha；未给出时取量表文件所引信度',
      },
    },
    rci: {
      value: 'METHOD',
      choices: ['jacobson-truax', 'chelune', 'iverson', 'mcsweeny'],
      about: {
        en: 'reliable change index (jacobson-truax)',
        zh: '可靠变化指数的算法（默认 jacobson-truax）',
      },
    },
  },
  load: async () => (await import('../commands/compare.js')).compare,
}
