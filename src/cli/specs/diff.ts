import type { CommandSpec } from '../command.js'
import { PSEUDONYMS, ROSTER_SHEET, SHEET, USER_MISSING } from './shared-options.js'

/** `mindgauge diff` on the command line. */
export const DIFF: CommandSpec = {
  name: 'diff',
  operands: { label: 'RESPONSES...', least: 1, most: Number.POSITIVE_INFINITY },
  about: {
    en: 'what if: the same answers under another protocol, instrument version or norm table; who moves and why',
    zh: '假设分析：同一批答卷改用另一方案、量表版本或常模后，谁的级别变化、为何变化',
  },
  details: [
    {
      en: 'Name another protocol, or instruments or norm tables that take the place of its own. Writes DIR/before and DIR/after as screen does, and DIR/moved.csv (restricted): who moves, with the reasons of both and the scores and bands that differ.',
      zh: '给出另一方案，或用以替换的量表、常模表。写出 DIR/before、DIR/after（同 screen）及 DIR/moved.csv（限制查阅）：谁的级别变化、前后理由、变化的得分与等级。',
    },
  ],
  options: {
    protocol: {
      value: 'ID|FILE',
      required: true,
      about: { en: 'protocol as it is', zh: '现行方案' },
    },
    against: {
      value: 'ID|FILE',
      about: {
        en: 'protocol to try; the same one if not given',
        zh: '拟比较的方案；默认同现行方案',
      },
    },
    instrument: {
      value: 'ID[@VARIANT]|FILE[,...]',
      about: {
        en: 'instruments that take the place of those of the protocol to try',
        zh: '用以替换拟比较方案中同名量表的版本或变体',
      },
    },
    norms: {
      value: 'ID|FILE[,...]',
      about: {
        en: 'norm tables that take the place of those of the protocol to try',
        zh: '用以替换拟比较方案中常模的常模表',
      },
    },
    roster: { value: 'FILE', about: { en: 'who is enrolled', zh: '应测名单' } },
    'roster-sheet': ROSTER_SHEET,
    map: { value: 'FILE', about: { en: 'column map', zh: '列映射文件' } },
    sheet: SHEET,
    'user-missing': USER_MISSING,
    pseudonyms: PSEUDONYMS,
    out: {
      value: 'DIR',
      required: true,
      about: { en: 'folder for the results', zh: '结果文件夹' },
    },
  },
  load: async () => (await import('../commands/diff.js')).diff,
}
