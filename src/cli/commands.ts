import { WRITTEN_FORMAT_IDS } from '../io/formats-out/written-formats.js'
import type { Text } from '../issue/text.js'
import type { CommandSpec, OptionSpec } from './command.js'
import { ACCURACY } from './specs/accuracy.js'
import { AUDIT } from './specs/audit.js'
import { COMPARE } from './specs/compare.js'
import { DIFF } from './specs/diff.js'
import { NORMS } from './specs/norms.js'
import { PREVALENCE } from './specs/prevalence.js'
import { PROPOSAL } from './specs/proposal.js'
import { PROTOCOLS } from './specs/protocols.js'
import { QUALITY_REFERENCE } from './specs/quality-reference.js'

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

const MAP: OptionSpec = {
  value: 'FILE',
  about: {
    en: 'column map: which column holds which item, and how answers are written',
    zh: '列映射文件：哪一列对应哪一题，答案如何书写',
  },
}
const SHEET: OptionSpec = {
  value: 'NAME|N',
  about: {
    en: 'sheet of a workbook, by name or position (the first with something in it)',
    zh: '工作簿中的工作表：名称或序号（默认第一个有内容的）',
  },
}
const USER_MISSING: OptionSpec = {
  value: 'keep',
  choices: ['blank', 'keep'],
  about: {
    en: 'keep: values that an SPSS file declares missing stay as they are; otherwise they are empty',
    zh: 'keep：保留 SPSS 文件声明的缺失值；默认视为空白',
  },
}
const PSEUDONYMS: OptionSpec = {
  value: 'KEYFILE',
  about: {
    en: 'replace student numbers and names by keyed pseudonyms; the file holds the key, 16 characters at least',
    zh: '以带密钥的假名替换学号与姓名；该文件内为密钥，至少 16 个字符',
  },
}
const PROTOCOL: OptionSpec = {
  value: 'ID|FILE',
  required: true,
  about: { en: 'screening protocol: an id, or a file of yours', zh: '筛查方案：编号，或自备文件' },
}
const COLUMNS: OptionSpec = {
  value: 'full',
  choices: ['usual', 'full'],
  about: {
    en: 'full: status, lowest and highest possible score of each scale as well',
    zh: 'full：另列出每个分量表的状态及可能的最低、最高分',
  },
}
const INSTRUMENT: OptionSpec = {
  value: 'ID[,ID...]',
  about: {
    en: 'instruments: ids, ids with a variant (id@variant), or files of yours',
    zh: '量表：编号、带变体的编号（id@variant），或自备文件',
  },
}

const NOT_A_DIAGNOSIS: Text = {
  en: 'Screening is not a diagnosis: it says whom to talk to first.',
  zh: '筛查不是诊断：它只提示应当先与谁面谈。',
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
      'roster-sheet': { ...SHEET, about: { en: 'sheet of the roster', zh: '名单所在工作表' } },
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
      threads: {
        value: 'N',
        choices: ['1', '2', '3', '4', '5', '6', '7', '8'],
        about: {
          en: 'threads that share the work (as many as the machine has, where the files are large)',
          zh: '并行线程数（默认：文件较大时用尽处理器核心）',
        },
      },
    },
    load: async () => (await import('./commands/screen.js')).screen,
  },
  {
    name: 'score',
    operands: { label: 'RESPONSES', least: 1, most: 1 },
    about: {
      en: 'score questionnaires; the other columns of the file stay in front, private ones are left out',
      zh: '为问卷计分；文件中其余各列保留在前，隐私列除外',
    },
    details: [
      {
        en: 'Columns named sex, grade, age, birth_date and date are used for norms where the file has them.',
        zh: '文件中若有 sex、grade、age、birth_date、date 各列，则用于查常模。',
      },
      NOT_A_DIAGNOSIS,
    ],
    options: {
      instrument: { ...INSTRUMENT, required: true },
      norms: {
        value: 'ID[,ID...]',
        about: { en: 'norm tables: ids, or files of yours', zh: '常模表：编号，或自备文件' },
      },
      informant: {
        value: 'NAME',
        about: { en: 'who answered: self, parent, teacher', zh: '作答者：self、parent、teacher' },
      },
      map: MAP,
      sheet: SHEET,
      'user-missing': USER_MISSING,
      out: {
        value: 'FILE',
        required: true,
        about: {
          en: 'file for the scores, whose ending says the format: .csv, .xlsx, .parquet, .sav, .jsonl; - for the terminal',
          zh: '得分文件，扩展名决定格式：.csv、.xlsx、.parquet、.sav、.jsonl；- 表示终端',
        },
      },
      format: {
        value: 'csv|xlsx|parquet|sav|jsonl',
        choices: WRITTEN_FORMAT_IDS,
        about: { en: 'format, whatever the ending says', zh: '指定格式，不看扩展名' },
      },
      bom: {
        about: {
          en: 'begin a CSV file with a byte order mark, so that Excel shows Chinese',
          zh: 'CSV 文件以 BOM 开头，便于 Excel 正确显示中文',
        },
      },
      keep: {
        value: 'COLUMN[,COLUMN...]',
        about: {
          en: 'private columns that are to stay: IP addresses, phone numbers, incomes, free text',
          zh: '要保留的隐私列：IP 地址、电话号码、收入、自由文本',
        },
      },
      pseudonyms: PSEUDONYMS,
      codebook: {
        about: {
          en: 'write a codebook beside FILE, for programs (.codebook.csv) and for people (.codebook.md)',
          zh: '在 FILE 旁写出编码手册：供程序读取（.codebook.csv）与供人阅读（.codebook.md）',
        },
      },
      methods: {
        about: {
          en: 'write a methods paragraph for a paper beside FILE, in English and Chinese (.methods.md)',
          zh: '在 FILE 旁写出可供论文使用的方法段落，中英文（.methods.md）',
        },
      },
      columns: COLUMNS,
    },
    load: async () => (await import('./commands/score.js')).score,
  },
  COMPARE,
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
