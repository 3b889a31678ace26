import type { CommandSpec } from '../command.js'

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
      en: 'Two protocols name the instruments, variants and norms to compare. Writes DIR/before and DIR/after as screen does, and DIR/moved.csv (restricted).',
      zh: '由两份方案指明所比较的量表、变体与常模。写出 DIR/before、DIR/after（同 screen）及 DIR/moved.csv（限制查阅）。',
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
      required: true,
      about: { en: 'protocol to try', zh: '拟比较的方案' },
    },
    roster: { value: 'FILE', about: { en: 'who is enrolled', zh: '应测名单' } },
    map: { value: 'FILE', about: { en: 'column map', zh: '列映射文件' } },
    out: {
      value: 'DIR',
      required: true,
      about: { en: 'folder for the results', zh: '结果文件夹' },
    },
  },
  load: async () => (await import('../commands/diff.js')).diff,
}
