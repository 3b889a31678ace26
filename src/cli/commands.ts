import type { CommandSpec, OptionSpec } from './command.js'
import { ACCURACY } from './specs/accuracy.js'
import { AUDIT } from './specs/audit.js'
import { COMPARE } from './specs/compare.js'
import { DIFF } from './specs/diff.js'
import { LETTERS } from './specs/letters.js'
import { NORMS } from './specs/norms.js'
import { PREVALENCE } from './specs/prevalence.js'
import { PROPOSAL } from './specs/proposal.js'
import { PROTOCOLS } from './specs/protocols.js'
import { QUALITY_REFERENCE } from './specs/quality-reference.js'
import { REPORT } from './specs/report.js'
import { SCORE } from './specs/score.js'
import {
  COLUMNS,
  INSTRUMENT,
  MAP,
  NOT_A_DIAGNOSIS,
  PROTOCOL,
  PSEUDONYMS,
  ROSTER_SHEET,
  SHEET,
  THREADS,
  USER_MISSING,
} from './specs/shared-options.js'
import { SIDE_BY_SIDE } from './specs/side-by-side.js'
import { WORKLISTS } from './specs/worklists.js'

/** Options that every command takes. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  lang: {
    value: 'zh|en',
    choices: ['zh', 'en'],
    about: {
      en: 'language of all that a person reads (en)',
      zh: '面向人的文字所用语言（默认 en）',
    },
  },
  json: { about: { en: 'print JSON for programs', zh: '以 JSON 输出，供程序读取' } },
  help: { about: { en: 'this help, or that of a command', zh: '显示本帮助或某命令的帮助' } },
  version: { about: { en: 'print the version', zh: '显示版本' } },
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'screen',
    operands: { label: 'RESPONSES...', least: 1, most: Number.POSITIVE_INFINITY },
    about: {
      en: 'screen a school or a district: crisis list, tiers with reasons, lists, tables, report',
      zh: '筛查一所学校或一个区县：危机名单、预警级别及理由、各类名单、统计表与报告',
    },
    details: [
      {
        en: 'Writes into DIR: students.csv, crisis.csv (restricted), retest.csv, missing.csv, changed.csv, coverage.csv, rejected.csv, issues.csv, cohort.csv, summary.json, report.html; all of them or none.',
        zh: '在 DIR 中写出 students.csv、crisis.csv（限制查阅）、retest.csv、missing.csv、changed.csv、coverage.csv、rejected.csv、issues.csv、cohort.csv、summary.json、report.html；要么全部写出，要么一个不写。',
      },
      {
        en: 'With --lang zh the words in these files are Chinese; columns, codes and ids stay.',
        zh: '使用 --lang zh 时，文件中供人阅读的文字为中文；列名、代码与编号不变。',
      },
      NOT_A_DIAGNOSIS,
    ],
    options: {
      protocol: PROTOCOL,
      roster: {
        value: 'FILE',
        about: {
          en: 'who is enrolled: student, school, grade, class, sex, birth_date, tags, role',
          zh: '应测名单：学号、学校、年级、班级、性别、出生日期、标签、角色',
        },
      },
      only: {
        value: 'LEVEL=VALUE[,VALUE...][;...]',
        about: {
          en: 'screen a part only: grade=7,8 or "school=North;tags=boarding"; the others are counted',
          zh: '只筛查一部分人：grade=7,8 或 "school=北校;tags=boarding"；其余人只计数',
        },
      },
      tags: {
        value: 'FILE',
        about: {
          en: 'vocabulary of the tags in the roster (a shipped one); tags never feed a score',
          zh: '名单标签的词表（默认使用自带词表）；标签从不参与计分',
        },
      },
      'roster-sheet': ROSTER_SHEET,
      sheet: SHEET,
      'user-missing': USER_MISSING,
      map: MAP,
      pseudonyms: PSEUDONYMS,
      wave: { value: 'NAME', about: { en: 'name of this wave', zh: '本次测评的名称' } },
      out: {
        value: 'DIR',
        required: true,
        about: { en: 'folder for the results', zh: '结果文件夹' },
      },
      columns: COLUMNS,
      threads: THREADS,
    },
    load: async () => (await import('./commands/screen.js')).screen,
  },
  REPORT,
  WORKLISTS,
  LETTERS,
  SCORE,
  COMPARE,
  SIDE_BY_SIDE,
  DIFF,
  ACCURACY,
  NORMS,
  QUALITY_REFERENCE,
  AUDIT,
  PREVALENCE,
  {
    name: 'inspect',
    operands: { label: 'RESPONSES', least: 1, most: 1 },
    about: {
      en: 'what a file is, how its columns map, what looks wrong; changes nothing',
      zh: '查看文件是什么、各列如何对应、何处可疑；不作任何改动',
    },
    details: [],
    options: {
      instrument: INSTRUMENT,
      map: MAP,
      ...PROPOSAL,
      sheet: SHEET,
      'user-missing': USER_MISSING,
    },
    load: async () => (await import('./commands/inspect.js')).inspect,
  },
  {
    name: 'instruments',
    operands: { label: '[ID]', least: 0, most: 1 },
    about: {
      en: 'the catalogue, or one instrument with its keys, cut scores and sources',
      zh: '量表目录，或某一量表的计分键、划界分与出处',
    },
    details: [],
    options: {},
    load: async () => (await import('./commands/instruments.js')).instruments,
  },
  PROTOCOLS,
  {
    name: 'validate',
    operands: { label: 'FILE...', least: 1, most: Number.POSITIVE_INFINITY },
    about: {
      en: 'check instrument, norm table, protocol and column map files; exit 1 where one has a fault',
      zh: '检查量表、常模表、筛查方案、列映射文件；有错时退出码为 1',
    },
    details: [],
    options: {},
    load: async () => (await import('./commands/validate.js')).validate,
  },
  {
    name: 'generate',
    operands: { label: '', least: 0, most: 0 },
    about: {
      en: 'make up a school term to try things with; the same seed gives the same bytes',
      zh: '生成一个虚构学期的数据以供试用；相同种子得到相同字节',
    },
    details: [
      {
        en: 'FILE gets N answer sheets; the roster has about 3 in 100 more, the absent.',
        zh: 'FILE 中有 N 份答卷；名单另多出约百分之三，为缺席者。',
      },
    ],
    options: {
      protocol: PROTOCOL,
      students: {
        value: 'N',
        required: true,
        about: { en: 'number of answer sheets', zh: '答卷份数' },
      },
      seed: {
        value: 'S',
        about: { en: 'a whole number; 1 where not given', zh: '整数；默认 1' },
      },
      out: { value: 'FILE', required: true, about: { en: 'responses', zh: '答卷文件' } },
      roster: { value: 'FILE', about: { en: 'roster to go with it', zh: '配套的应测名单' } },
      schools: {
        value: 'N',
        about: { en: 'number of schools; one for 667 students', zh: '学校数；默认每 667 人一所' },
      },
    },
    load: async () => (await import('./commands/generate.js')).generate,
  },
]
