import type { ResponseFile } from '../io/open-responses.js'
import { fillIn } from '../issue/fill-in.js'
import type { Issue } from '../issue/issue.js'
import { type Language, type Text, textIn } from '../issue/text.js'

const WORDS = {
  all: {
    en: 'rows count below the header: row 1 is row {0} as a spreadsheet shows the file',
    zh: '行号自表头之下起算：第 1 行即电子表格中的第 {0} 行',
  },
  some: {
    en: 'rows count below the header: row 1 is row {0} as a spreadsheet shows {1}',
    zh: '行号自表头之下起算：第 1 行即电子表格打开 {1} 时的第 {0} 行',
  },
} as const satisfies Record<string, Text>

/** Names said of files that begin alike. */
const MOST_NAMES = 3

/**
 * Which row of a file, as a spreadsheet shows it, the rows of its issues are: who looks for row 2 there would otherwise find
 * the student before. Nothing where no issue names a row.
 */
export function rowNote(
  files: readonly Pick<ResponseFile, 'name' | 'firstRow'>[],
  issues: readonly Issue[],
  language: Language,
): string[] {
  const named = new Set(issues.flatMap(({ row, file = '' }) => (row === undefined ? [] : [file])))
  const byRow = new Map<number, string[]>()
  for (const { name, firstRow } of files)
    if (firstRow !== null && named.has(name))
      byRow.set(firstRow, [...(byRow.get(firstRow) ?? []), name])
  return [...byRow].map(([row, names]) => {
    if (byRow.size === 1) return fillIn(textIn(WORDS.all, language), [String(row)])
    const shown = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '')
    return fillIn(textIn(WORDS.some, language), [String(row), shown])
  })
}
