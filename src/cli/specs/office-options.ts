import type { OptionSpec } from '../command.js'
import { OF_RESULTS } from './shared-options.js'

/** Options of the commands that write for an office. */
export const OFFICE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  role: { value: 'ROLE', required: true, about: { en: 'for whom', zh: '供谁使用' } },
  from: {
    value: 'DATE',
    required: true,
    about: {
      en: 'the day from which deadlines count, such as 2026-11-22',
      zh: '期限的起算日期，如 2026-11-22',
    },
  },
  on: {
    value: 'DATE',
    about: {
      en: 'the day on which what is due before is overdue (that of --from)',
      zh: '判断逾期的日期（默认同 --from）',
    },
  },
  roster: {
    value: 'FILE',
    about: {
      en: 'names, guardians and responsible persons, for roles that may see them',
      zh: '含姓名、监护人、责任人的名单，供可见这些内容的角色使用',
    },
  },
  'roster-sheet': {
    value: 'NAME|N',
    about: { en: 'sheet of the roster', zh: '名单所在工作表' },
  },
  responsible: {
    value: 'FILE',
    about: {
      en: 'who is responsible: a column responsible beside student, district, school, grade, class or tier',
      zh: '责任人分配表：责任人列，配合学号、区县、学校、年级、班级或级别列',
    },
  },
  'follow-up': {
    value: 'FILE[,FILE...]',
    about: {
      en: 'follow-up files that were filled in and are given back',
      zh: '填写后交回的跟进登记表',
    },
  },
  ...OF_RESULTS,
}
