import type { ProposedColumn, Question } from '../batch/propose/propose-map.js'
import type { Undecided } from '../io/column-map.js'
import { type Language, type Text, textIn } from '../issue/text.js'

type Evidence = ProposedColumn['evidence'][number]

const EVIDENCE: Readonly<Record<string, Text>> = {
  ids: { en: 'headers are the ids of the items', zh: '表头即题目编号' },
  'name-1': { en: 'name of the block is like that of the instrument', zh: '题组名称与量表名相近' },
  'name-2': { en: 'name of the block is that of the instrument', zh: '题组名称即量表名' },
  words: {
    en: '{share} % of the headers have words of the item',
    zh: '{share} % 的表头含题目用词',
  },
  length: { en: 'block of {n} columns', zh: '该题组共 {n} 列' },
  numbers: { en: 'numbered {from} to {to}', zh: '题号 {from} 至 {to}' },
  named: { en: 'instrument named on the command line', zh: '命令行指定了该量表' },
  'only-place': { en: 'only place where the answers fit', zh: '作答唯一相符之处' },
  'answers-labels': { en: 'answers are words of its response set', zh: '作答为其选项文字' },
  'answers-value-labels': { en: 'value labels are its options', zh: '值标签即其选项' },
  'answers-codes': { en: 'answers are its codes', zh: '作答为其选项编码' },
  'answers-positions': { en: 'answers are positions and no codes', zh: '作答为选项序号，而非编码' },
  'answers-file-name': { en: 'coding by the name of the file', zh: '书写方式据文件名' },
  'answers-said': { en: 'coding given on the command line', zh: '书写方式由命令行指定' },
  'answers-letters': {
    en: 'answers are option codes such as A1 or Y',
    zh: '作答为 A1、Y 之类的选项代码',
  },
  'person-header': { en: 'known header', zh: '已知表头' },
  'person-words': { en: 'words of the header', zh: '表头用词' },
  'person-platform': { en: 'column that the platform adds', zh: '平台自带列' },
}

/** One piece of evidence in words. */
export function evidenceText(evidence: Evidence, language: Language): string {
  const key =
    evidence.kind === 'name'
      ? `name-${evidence.like}`
      : evidence.kind === 'answers' || evidence.kind === 'person'
        ? `${evidence.kind}-${evidence.by}`
        : evidence.kind
  const parts: Record<string, string> = {}
  for (const [name, value] of Object.entries(evidence))
    if (typeof value === 'number')
      parts[name] = String(name === 'share' ? Math.round(value * 100) : value)
  const text = EVIDENCE[key]
  return text === undefined ? key : filled(textIn(text, language), parts)
}

const ABOUT: Readonly<Record<Question['kind'], Text>> = {
  'which-instrument': {
    en: 'which instrument the columns {columns} hold: {instruments}',
    zh: '{columns} 各列属于哪个量表：{instruments}',
  },
  'which-place': { en: 'where the items of {instrument} stand', zh: '{instrument} 的题目在何处' },
  'which-words': {
    en: 'which answers the words in {columns} are: {instrument} does not know them',
    zh: '{columns} 各列的文字各为哪个选项：{instrument} 不认识这些文字',
  },
  'which-order': {
    en: 'whether {instruments} stand in this order in {columns}',
    zh: '{columns} 各列是否依次为 {instruments}',
  },
  'item-order': {
    en: 'whether the items of {instrument} stand in its order: by their headers, {columns} are other items of it',
    zh: '{instrument} 各题是否按其题序排列：从表头看，{columns} 是该量表的其他题目',
  },
  coding: {
    en: 'how the answers to {instrument} are written: the numbers fit several readings',
    zh: '{instrument} 的答案如何书写：数字符合多种解释',
  },
  direction: {
    en: 'at which end the options of {instrument} begin in the file: its numbers or option codes are positions',
    zh: '{instrument} 在文件中的选项从哪一端开始：其数字或选项代码是序号',
  },
  reversal: {
    en: 'whether the scores of {instrument} hold the reversal of its reverse-keyed items',
    zh: '{instrument} 的分数是否已作反向计分',
  },
  grade: {
    en: 'whether the numbers in {columns} are grades, or positions of options',
    zh: '{columns} 列中的数字是年级，还是选项序号',
  },
  sex: { en: 'what {values} stand for in the column of sex', zh: '性别列中 {values} 各代表什么' },
}

const CHOICES = {
  name: {
    en: 'run inspect again with --instrument {0}',
    zh: '以 --instrument {0} 重新运行 inspect',
  },
  start: {
    en: 'the first item stands in "{0}": write the columns of all items into columns',
    zh: '第一题在“{0}”：请在 columns 中写明各题所在列',
  },
  nowhere: {
    en: 'no run of columns fits: take it out of --instrument, or write its columns by hand',
    zh: '没有相符的连续列：从 --instrument 中去掉，或手工写明各列',
  },
  words: {
    en: 'write the code of each word into answers of each item, its columns in order, and take this entry away',
    zh: '在各题的 answers 中写明每个词对应的编码，各题依次对应这些列，并删去本条',
  },
  grades: {
    en: 'grades: write this into columns, and take this entry away',
    zh: '是年级：将其写入 columns，并删去本条',
  },
  positions: {
    en: 'positions: write this into columns, and take this entry away; grades may come from the roster',
    zh: '是选项序号：将其写入 columns，并删去本条；年级可取自名单',
  },
  keep: { en: 'yes, as written: take this entry away', zh: '是，如文件所写：删去本条即可' },
  reorder: {
    en: 'no: write the column of each item into columns, and take this entry away',
    zh: '否：在 columns 中写明各题所在列，并删去本条',
  },
  swap: { en: 'no: run inspect again with another order', zh: '否：换一种次序重新运行 inspect' },
  coding: { en: 'run inspect again with --coding {0}', zh: '以 --coding {0} 重新运行 inspect' },
  ascending: {
    en: 'the first is the lowest code: take this entry away',
    zh: '第一个为最低编码：删去本条即可',
  },
  descending: {
    en: 'the first is the highest code: write this as answers of each item, and take this entry away',
    zh: '第一个为最高编码：将下列内容写入各题的 answers，并删去本条',
  },
  reversal: {
    en: 'run inspect again with --reversal {0}',
    zh: '以 --reversal {0} 重新运行 inspect',
  },
  sex: {
    en: 'write this into the map, and take this entry away',
    zh: '将其写入列映射，并删去本条',
  },
} as const satisfies Readonly<Record<string, Text>>

/** A question with its choices, as it stands in the map until somebody decides. */
export function undecidedOf(question: Question, language: Language): Undecided {
  const columns = 'columns' in question ? question.columns.map(({ header }) => header) : []
  const range =
    question.kind === 'item-order'
      ? columns.map((header) => `"${header}"`).join(', ')
      : columns.length > 1
        ? `"${columns[0]}" … "${columns.at(-1)}"`
        : `"${columns[0] ?? ''}"`
  const about = filled(textIn(ABOUT[question.kind], language), {
    columns: range,
    ...('instrument' in question ? { instrument: question.instrument } : {}),
    ...('instruments' in question ? { instruments: question.instruments.join(', ') } : {}),
    ...('values' in question ? { values: question.values.join(', ') } : {}),
  })
  const choices = choicesOf(question, language)
  return { about, ...(columns.length > 0 ? { columns } : {}), choices }
}

function choicesOf(question: Question, language: Language): Undecided['choices'] {
  const say = (key: keyof typeof CHOICES, part = ''): { readonly meaning: string } => ({
    meaning: textIn(CHOICES[key], language).replace('{0}', part),
  })
  if (question.kind === 'which-instrument') return question.instruments.map((id) => say('name', id))
  if (question.kind === 'which-place')
    return question.columns.length === 0
      ? [say('nowhere')]
      : question.columns.map(({ header }) => say('start', header))
  if (question.kind === 'which-words') {
    const answers = Object.fromEntries(question.words.map((word) => [word, '']))
    return [{ ...say('words'), write: { answers } }]
  }
  if (question.kind === 'grade') {
    const [column] = question.columns
    return [
      { ...say('grades'), write: { grade: column?.header ?? '' } },
      { ...say('positions'), write: { grade: null } },
    ]
  }
  if (question.kind === 'item-order') return [say('keep'), say('reorder')]
  if (question.kind === 'which-order') return [say('keep'), say('swap')]
  if (question.kind === 'coding') return question.open.map((coding) => say('coding', coding))
  if (question.kind === 'direction')
    return [say('ascending'), { ...say('descending'), write: { answers: question.otherwise } }]
  if (question.kind === 'reversal')
    return ['done', 'not-done'].map((reversal) => say('reversal', reversal))
  const [first = '', second = ''] = question.values
  return [
    { ...say('sex'), write: { sex: { [first]: 'male', [second]: 'female' } } },
    { ...say('sex'), write: { sex: { [first]: 'female', [second]: 'male' } } },
  ]
}

function filled(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}
