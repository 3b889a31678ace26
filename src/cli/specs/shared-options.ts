import type { Text } from '../../issue/text.js'
import type { OptionSpec } from '../command.js'

export const MAP: OptionSpec = {
  value: 'FILE',
  about: {
    en: 'column map: which column holds which item, and how answers are written',
    zh: '列映射文件：哪一列对应哪一题，答案如何书写',
  },
}
export const SHEET: OptionSpec = {
  value: 'NAME|N',
  about: {
    en: 'sheet of a workbook, by name or position (the first with something in it)',
    zh: '工作簿中的工作表：名称或序号（默认第一个有内容的）',
  },
}
export const ROSTER_SHEET: OptionSpec = {
  ...SHEET,
  about: { en: 'sheet of the roster', zh: '名单所在工作表' },
}
export const USER_MISSING: OptionSpec = {
  value: 'keep',
  choices: ['blank', 'keep'],
  about: {
    en: 'keep: values that an SPSS file declares missing stay as they are; otherwise they are empty',
    zh: 'keep：保留 SPSS 文件声明的缺失值；默认视为空白',
  },
}
export const PSEUDONYMS: OptionSpec = {
  value: 'KEYFILE',
  about: {
    en: 'replace student numbers and names by keyed pseudonyms; the file holds the key, 16 characters at least',
    zh: '以带密钥的假名替换学号与姓名；该文件内为密钥，至少 16 个字符',
  },
}
export const PROTOCOL: OptionSpec = {
  value: 'ID|FILE',
  required: true,
  about: { en: 'screening protocol: an id, or a file of yours', zh: '筛查方案：编号，或自备文件' },
}
export const COLUMNS: OptionSpec = {
  value: 'full',
  choices: ['usual', 'full'],
  about: {
    en: 'full: status, lowest and highest possible score of each scale as well',
    zh: 'full：另列出每个分量表的状态及可能的最低、最高分',
  },
}
export const INSTRUMENT: OptionSpec = {
  value: 'ID[,ID...]',
  about: {
    en: 'instruments: ids, ids with a variant (id@variant), or files of yours',
    zh: '量表：编号、带变体的编号（id@variant），或自备文件',
  },
}

export const THREADS: OptionSpec = {
  value: 'N',
  choices: ['1', '2', '3', '4', '5', '6', '7', '8'],
  about: {
    en: 'threads that share the work (as many as the machine has, where the files are large)',
    zh: '并行线程数（默认：文件较大时用尽处理器核心）',
  },
}

export const NOT_A_DIAGNOSIS: Text = {
  en: 'Screening is not a diagnosis: it says whom to talk to first.',
  zh: '筛查不是诊断：它只提示应当先与谁面谈。',
}

/** Options of every command that writes for a role from a folder of results. */
export const OF_RESULTS: Readonly<Record<'unit' | 'protocol' | 'roles', OptionSpec>> = {
  unit: {
    value: '[DISTRICT/]SCHOOL[/GRADE[/CLASS]]',
    about: {
      en: 'only this school, grade or class; DISTRICT/ before it where several have a school of the name',
      zh: '只做某一学校、年级或班级；多个区县有同名学校时，前加 区县/',
    },
  },
  protocol: {
    value: 'ID|FILE',
    about: {
      en: 'protocol of the results where it is not a shipped one',
      zh: '结果所用方案（非自带方案时须给出）',
    },
  },
  roles: {
    value: 'FILE',
    about: { en: 'roles of the office, in place of the shipped ones', zh: '自定角色文件' },
  },
}
