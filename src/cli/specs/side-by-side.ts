import type { CommandSpec } from '../command.js'

/** `mindgauge side-by-side` on the command line. */
export const SIDE_BY_SIDE: CommandSpec = {
  name: 'side-by-side',
  operands: { label: 'DIR...', least: 2, most: 3 },
  about: {
    en: 'what students, parents and teachers say of the same students, side by side and never averaged',
    zh: '同一学生的自评、家长评与教师评并列展示，绝不平均',
  },
  details: [
    {
      en: 'Each DIR is what screen wrote of one campaign: of students themselves, or of a protocol with "informant": "parent" or "teacher". FILE (restricted) has one row a student and the columns of each informant with its name in front.',
      zh: '每个 DIR 是 screen 对一次施测写出的结果：学生自评，或方案中 "informant" 为 "parent" 或 "teacher"。FILE（限制查阅）每名学生一行，各评定者的列以其名称开头。',
    },
  ],
  options: {
    out: {
      value: 'FILE',
      required: true,
      about: { en: 'CSV file for the table', zh: '输出的 CSV 文件' },
    },
  },
  load: async () => (await import('../commands/side-by-side.js')).sideBySideCommand,
}
