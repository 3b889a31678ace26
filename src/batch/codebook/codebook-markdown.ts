import { textIn } from '../../issue/text.js'
import { type CodebookRow, valuesText } from './codebook-rows.js'

/** A codebook for people to read: a chapter for each column, in English and Chinese. */
export function codebookMarkdown(rows: readonly CodebookRow[]): string {
  return `# Codebook · 编码手册\n\n${rows.map(chapter).join('\n')}`
}

function chapter(row: CodebookRow): string {
  const { name, label, type, instrument, scale, minimum, maximum } = row
  const range = minimum === null ? '' : `${minimum} – ${maximum}`
  const facts: readonly (readonly [string, string])[] = [
    ['English', label.en],
    ['中文', textIn(label, 'zh')],
    ['type · 类型', type],
    ['instrument · 量表', instrument],
    ['scale · 分量表', scale],
    ['range · 取值范围', range],
    ['values', valuesText(row, 'en')],
    ['取值', valuesText(row, 'zh')],
    ...row.cutScores.map((cuts) => ['cut scores · 划界分', cuts] as const),
    ['empty where · 空值情形', row.missing.join(', ')],
    ...row.sources.map((source) => ['source · 出处', source] as const),
  ]
  const lines = facts
    .filter(([, fact]) => fact !== '')
    .map(([what, fact]) => `* ${what}: ${plain(fact)}`)
  return `## ${plain(name)}\n\n${lines.join('\n')}\n`
}

/** A text that Markdown shows as it is. */
const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|]/g, '\\$&')
