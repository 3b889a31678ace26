import type { CommandSpec } from '../command.js'

/** `mindgauge protocols` on the command line. */
export const PROTOCOLS: CommandSpec = {
  name: 'protocols',
  operands: { label: '[ID|FILE]', least: 0, most: 1 },
  about: {
    en: 'the screening protocols, or one with its tiers, rules, sources and crisis items, to be reviewed before launch',
    zh: '筛查方案目录，或某一方案的分级、规则、出处与危机题，供启用前审核',
  },
  details: [
    {
      en: 'Those that are shipped are examples: an office copies one, changes it and adopts it in writing.',
      zh: '随附方案均为示例：主管部门须复制、修改并书面采用。',
    },
  ],
  options: {},
  load: async () => (await import('../commands/protocols.js')).protocols,
}
