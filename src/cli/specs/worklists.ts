import type { CommandSpec } from '../command.js'
import { OFFICE_OPTIONS } from './office-options.js'
import { NOT_A_DIAGNOSIS } from './shared-options.js'

/** `mindgauge worklists` on the command line. */
export const WORKLISTS: CommandSpec = {
  name: 'worklists',
  operands: { label: 'RESULTS', least: 1, most: 1 },
  about: {
    en: 'working files in Excel: crisis list, worklists with deadlines, ledger, statistics form',
    zh: 'Excel 工作文件：危机名单、带期限的工作清单、重点关注台账、排查统计表',
  },
  details: [
    {
      en: 'Writes a folder for each school (for each class for a class teacher) with what the role may have: crisis-list, worklist (and by-person), follow-up, retest-list, missing-list, ledger, crisis-statistics.',
      zh: '为每所学校（班主任为每个班级）建一个文件夹，内含该角色可用的文件：crisis-list、worklist（及 by-person）、follow-up、retest-list、missing-list、ledger、crisis-statistics。',
    },
    {
      en: 'Fill in follow-up.xlsx and give it back with --follow-up: dates are kept, and no later score changes the tier that was decided after an interview.',
      zh: '填写 follow-up.xlsx 后用 --follow-up 交回：日期予以保留，之后的测评不会改动访谈后的研判等级。',
    },
    {
      en: '--template takes templates of your own (docs/working-files.md), or a table whose header is the layout of another system; --dry-run says what each column would hold and writes nothing.',
      zh: '--template 接受自定模板（见 docs/working-files.md），或以表头给出其他系统版式的表格；--dry-run 只说明各列将填入什么，不写文件。',
    },
    NOT_A_DIAGNOSIS,
  ],
  options: {
    ...OFFICE_OPTIONS,
    template: {
      value: 'FILE[,FILE...]',
      about: { en: 'templates of your own', zh: '自定模板' },
    },
    'dry-run': {
      about: {
        en: 'say which columns would be filled, blank, unknown or not match; write nothing',
        zh: '只报告各列将被填写、留空、无法识别或代码不符，不写文件',
      },
    },
    out: { value: 'DIR', about: { en: 'folder for the files', zh: '输出文件夹' } },
  },
  load: async () => (await import('../commands/worklists.js')).worklists,
}
