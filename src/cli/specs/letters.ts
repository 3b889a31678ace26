import type { CommandSpec } from '../command.js'
import { OFFICE_OPTIONS } from './office-options.js'
import { NOT_A_DIAGNOSIS } from './shared-options.js'

/** `mindgauge letters` on the command line. */
export const LETTERS: CommandSpec = {
  name: 'letters',
  operands: { label: 'RESULTS', least: 1, most: 1 },
  about: {
    en: 'letters to families and referral forms, filled in for each student',
    zh: '为每名学生填写致家长的信与转介建议书',
  },
  details: [
    {
      en: 'A letter to a family holds nothing that was measured or answered. Referral forms are written for students for whom a follow-up file says that a referral is advised, or for those of --students.',
      zh: '致家长的信不含任何测评结果或作答。转介建议书为跟进登记表中“建议就医”的学生或 --students 所列学生填写。',
    },
    NOT_A_DIAGNOSIS,
  ],
  options: {
    ...OFFICE_OPTIONS,
    letter: {
      value: 'ID',
      required: true,
      about: {
        en: 'parent-letter, referral-form, or the id of a template of your own',
        zh: 'parent-letter（致家长的信）、referral-form（转介建议书）或自定模板编号',
      },
    },
    template: { value: 'FILE', about: { en: 'a template of your own', zh: '自定模板' } },
    students: {
      value: 'ID[,ID...]',
      about: { en: 'only for these student numbers', zh: '只为这些学号填写' },
    },
    format: {
      value: 'FORMAT',
      choices: ['docx', 'html'],
      about: { en: 'docx or html (docx)', zh: '输出格式：docx、html（默认 docx）' },
    },
    out: {
      value: 'DIR',
      required: true,
      about: { en: 'folder for the letters', zh: '输出文件夹' },
    },
  },
  load: async () => (await import('../commands/letters.js')).letters,
}
