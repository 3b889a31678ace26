import type { CommandSpec } from '../command.js'

/** Correlations from which items are a pair where the command line says nothing; both stand in the file. */
export const USUAL_PAIRS = { synonyms: 0.6, antonyms: -0.6 } as const

/** `mindgauge quality-reference` on the command line. */
export const QUALITY_REFERENCE: CommandSpec = {
  name: 'quality-reference',
  operands: { label: 'RESPONSES', least: 1, most: 1 },
  about: {
    en: 'how people answer an instrument: item means, pairs, covariances for the response quality of a protocol',
    zh: '由作答数据编制作答质量参照：题目均值、题对、协方差，供筛查方案使用',
  },
  details: [
    {
      en: 'Name FILE as qualityReference of the instrument in a protocol. Psychometric synonyms and antonyms, person–total correlation and Mahalanobis distance are then computed with it, so that a sheet is judged alike whatever the others are.',
      zh: '在筛查方案中将 FILE 写为该量表的 qualityReference，即可据以计算心理测量同义/反义指数、个人–总体相关与马氏距离；每份答卷的判定不受其他答卷影响。',
    },
    {
      en: 'Pairs at .60 and -.60 follow Meade and Craig (2012). Each figure rests on the sheets that have the answers it needs.',
      zh: '题对默认取相关 .60 与 -.60（Meade 与 Craig，2012）。每个数值基于具备所需作答的答卷。',
    },
  ],
  options: {
    instrument: {
      value: 'ID|FILE',
      required: true,
      about: { en: 'instrument of the answers', zh: '作答所属量表' },
    },
    out: {
      value: 'FILE',
      required: true,
      about: { en: 'quality reference (JSON)', zh: '作答质量参照（JSON）' },
    },
    name: {
      value: 'NAME',
      about: { en: 'short name for the id (local)', zh: '编号中的简称（默认 local）' },
    },
    synonyms: {
      value: 'R',
      about: {
        en: `correlation from which items are synonyms (${USUAL_PAIRS.synonyms})`,
        zh: `同义题对的最低相关（默认 ${USUAL_PAIRS.synonyms}）`,
      },
    },
    antonyms: {
      value: 'R',
      about: {
        en: `correlation down to which items are antonyms (${USUAL_PAIRS.antonyms})`,
        zh: `反义题对的最高相关（默认 ${USUAL_PAIRS.antonyms}）`,
      },
    },
    map: {
      value: 'FILE',
      about: { en: 'column map of the answers', zh: '答卷的列映射文件' },
    },
    sheet: {
      value: 'NAME|N',
      about: { en: 'sheet of a workbook', zh: '工作簿中的工作表' },
    },
  },
  load: async () => (await import('../commands/quality-reference.js')).qualityReference,
}
