import { closeSync, openSync, writeSync } from 'node:fs'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { ColumnMap } from '../column-map.js'
import { headerKey } from '../columns/person-fields.js'
import { lineChunks } from '../file/line-chunks.js'
import type { PreparedTable } from '../formats/prepare-table.js'
import { stagingFile } from '../formats/staging.js'
import { openResponses, type ResponseFile } from '../open-responses.js'
import { type CsvRecord, readCsv } from '../read-csv.js'
import { isScientificNotation, studentKey } from '../student-key.js'
import { type PseudonymKind, pseudonym } from './pseudonym.js'

const NAME_EN = /^(?:full_?|student_?|first_?|last_?|given_?|family_?|child_?)?names?$|^surname$/
const NAME_ZH = /姓名|名字/
const DELIMITER = '\t'
const NEEDS_QUOTES = /["\t\r\n]|^\s|\s$/
const MOST_KEPT = 1 << 18

/**
 * A table whose student numbers and names are pseudonyms, as a temporary text file that only its owner can read;
 * everything else stays as it is, row by row. The table that was given is removed with it.
 *
 * @param map - which column is the student's, where its header does not say so
 * @returns the table, or an issue where it has neither students nor names to replace
 */
export function pseudonymiseTable(
  table: PreparedTable,
  key: Uint8Array,
  map: ColumnMap = {},
): Result<PreparedTable> {
  const wanted = map.columns?.['student']
  const persons = wanted === undefined ? {} : { columns: { student: wanted } }
  const opened = openResponses(table, [], { map: persons })
  if (!opened.ok) return opened
  const file = opened.value
  const kinds = file.columns.map(({ header, uses }): PseudonymKind | null => {
    if (uses.some((use) => use.kind === 'field' && use.field === 'student')) return 'student'
    return isNameHeader(header) ? 'name' : null
  })
  if (kinds.every((kind) => kind === null)) return { ok: false, issues: [nothingFound(file)] }
  const staged = stagingFile('table.txt')
  const nLost = rewrite(file, staged.path, kinds, key, map.headerRows ?? 1)
  const lost = nLost === 0 ? [] : [lostDigits(file, nLost)]
  const issues = [...table.issues, ...opened.issues.filter(isAboutEncoding), ...lost]
  const remove = (): void => {
    staged.remove()
    table.remove()
  }
  return {
    ok: true,
    value: { ...table, path: staged.path, delimiter: DELIMITER, issues, remove },
    issues: lost,
  }
}

const isAboutEncoding = ({ code }: Issue): boolean => code === 'file-encoding'

/** Whether a column holds names of persons. */
export function isNameHeader(header: string): boolean {
  return NAME_EN.test(headerKey(header)) || NAME_ZH.test(header)
}

/** Writes the file again with pseudonyms; returns the number of students whose digits are lost. */
function rewrite(
  file: ResponseFile,
  path: string,
  kinds: readonly (PseudonymKind | null)[],
  key: Uint8Array,
  headerRows: number,
): number {
  const width = kinds.length
  const known = new Map<string, string>()
  let nLost = 0
  const replaced = (kind: PseudonymKind, cell: string): string => {
    if (kind === 'student' && isScientificNotation(studentKey(cell))) nLost++
    const entry = `${kind} ${cell}`
    const found = known.get(entry) ?? pseudonym(key, kind, cell)
    if (known.size >= MOST_KEPT) known.clear()
    known.set(entry, found)
    return found
  }
  const descriptor = openSync(path, 'wx', 0o600)
  try {
    writeAll(descriptor, line(file.columns.map(({ header }) => header)))
    let row = 1
    for (const records of readCsv(lineChunks(file.scan), file.delimiter)) {
      const lines = records.map((record: CsvRecord) => {
        if (record === null) return `?${`${DELIMITER}?`.repeat(width)}\n`
        if (++row <= headerRows) return line(record)
        return line(
          record.map((cell, index) => {
            const kind = kinds[index] ?? null
            return kind === null ? cell : replaced(kind, cell)
          }),
        )
      })
      writeAll(descriptor, lines.join(''))
    }
  } finally {
    closeSync(descriptor)
  }
  return nLost
}

const line = (cells: readonly string[]): string =>
  `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(DELIMITER)}\n`

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function nothingFound({ name }: ResponseFile): Issue {
  const expected = 'a column of students or of names, to be replaced by pseudonyms'
  return issue({ code: 'column-missing', file: name, expected, received: 'none in the header' })
}

function lostDigits({ name }: ResponseFile, nLost: number): Issue {
  return issue({
    code: 'digits-lost',
    severity: 'warning',
    file: name,
    column: 'student',
    expected: 'student numbers with all their digits',
    received: `${nLost} in scientific notation, whose pseudonyms may be shared`,
  })
}
