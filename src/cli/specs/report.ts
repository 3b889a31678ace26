import type { CommandSpec } from '../command.js'
import { NOT_A_DIAGNOSIS, OF_RESULTS } from './shared-options.js'

/** `mindgauge report` on the command line. */
export const REPORT: CommandSpec = {
  name: 'report',
  operands: { label: 'RESULTS', least: 1, most: 1 },
  about: {
    en: 'pages for those who work with the results: students, classes, schools, the district',
    zh: '供各岗位使用的报告：学生、班级、年级、学校、区域',
  },
  details: [
    {
      en: 'RESULTS is a folder that screen wrote. Each run is for one role and writes only what that role may see.',
      zh: 'RESULTS 为 screen 写出的结果文件夹。每次运行面向一个角色，只写出该角色可见的内容。',
    },
    {
      en: 'Roles: specialist (school psychologist), head, class-teacher, district, family; --roles FILE for those of an office.',
      zh: '角色：specialist（专职心理教师）、head（学校负责人）、class-teacher（班主任）、district（主管部门）、family（家长）；可用 --roles FILE 自定。',
    },
    NOT_A_DIAGNOSIS,
  ],
  options: {
    level: {
      value: 'LEVEL',
      required: true,
      choices: ['student', 'class', 'grade', 'school', 'district'],
      about: { en: 'what each page is about', zh: '每份报告的对象' },
    },
    role: { value: 'ROLE', required: true, about: { en: 'for whom', zh: '供谁使用' } },
    out: {
      value: 'DIR',
      required: true,
      about: {
        en: 'folder for the pages: a new one, or that of an earlier run for the same role and level, which is replaced',
        zh: '输出文件夹：新文件夹，或同一角色、同一层级的旧报告文件夹（将被替换）',
      },
    },
    format: {
      value: 'FORMAT',
      choices: ['html', 'docx', 'xlsx'],
      about: { en: 'html, docx or xlsx (html)', zh: '输出格式：html、docx、xlsx（默认 html）' },
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
    previous: {
      value: 'RESULTS[,RESULTS...]',
      about: {
        en: 'results of earlier waves, the oldest first, for change',
        zh: '以往测评的结果文件夹，按时间先后，用于比较变化',
      },
    },
    ...OF_RESULTS,
    threads: {
      value: 'N',
      choices: ['1', '2', '3', '4', '5', '6', '7', '8'],
      about: {
        en: 'threads that share the work on student pages (as many as the machine has)',
        zh: '生成学生报告的并行线程数（默认用尽处理器核心）',
      },
    },
  },
  load: async () => (await import('../commands/report.js')).report,
}
