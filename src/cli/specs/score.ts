import { WRITTEN_FORMAT_IDS } from '../../io/formats-out/written-formats.js'
import type { CommandSpec } from '../command.js'
import {
  COLUMNS,
  INSTRUMENT,
  MAP,
  NOT_A_DIAGNOSIS,
  PSEUDONYMS,
  SHEET,
  THREADS,
  USER_MISSING,
} from './shared-options.js'

/** `mindgauge score` on the command line. */
export const SCORE: CommandSpec = {
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
    {
      en: 'Every row that can be read has a row in the result, a line of totals too: a warning names it. screen rejects such lines.',
      zh: '可读的每一行在结果中都有一行，合计行也不例外，并会警告；screen 会剔除这类行。',
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
        en: 'private columns that are to stay: IP addresses, phone and identity numbers, addresses, incomes, free text',
        zh: '要保留的隐私列：IP 地址、电话号码、证件号码、地址、收入、自由文本',
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
    threads: THREADS,
  },
  load: async () => (await import('../commands/score.js')).score,
}
