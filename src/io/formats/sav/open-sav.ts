import type { IssueDraft } from '../../../issue/issue.js'
import type { FormatInput } from '../file-format.js'
import { damaged, FormatError, truncated } from '../format-error.js'
import type { SourceRow, TableSource } from '../table-source.js'
import { byteReader } from './byte-reader.js'
import { type CaseStream, caseStream } from './case-stream.js'
import { readDictionary, type SavDictionary } from './dictionary.js'
import { savEncoding } from './sav-encoding.js'
import { valueText } from './value-text.js'
import { type SavVariable, savVariables, USED_OF_SEGMENT } from './variables.js'

const BATCH = 512

/**
 * Opens an SPSS system file (.sav, .zsav), case by case with bounded memory. Codes stay codes; value labels and
 * declared missing values are told beside them. System-missing values are empty cells, and so are declared missing ones
 * unless they are to be kept.
 *
 * @see PSPP Developers Guide, System File Format. https://www.gnu.org/software/pspp/pspp-dev/
 */
export function openSav({ path, size, limits, userMissing = 'blank' }: FormatInput): TableSource {
  const reader = byteReader(path, size)
  try {
    const dictionary = readDictionary(reader)
    const encoding = savEncoding(dictionary)
    const variables = savVariables(dictionary, encoding)
    if (variables.length === 0) throw damaged('SPSS file', 'one without variables')
    const nDeclared = new Map<SavVariable, number>()
    const next = caseStream(dictionary, reader, limits)
    const nStated = nCasesOf(dictionary)
    let nRead = 0
    const read = cellReader(dictionary, encoding.decode, userMissing === 'keep' ? null : nDeclared)
    return {
      columns: variables.map(({ column }) => column),
      *batches(): Generator<readonly SourceRow[]> {
        const slots = Buffer.alloc(dictionary.nSlots * 8)
        let rows: string[][] = []
        for (; hasNext(next, slots, nRead >= nStated && nStated >= 0); nRead++) {
          rows.push(variables.map((variable) => read(slots, variable)))
          if (rows.length < BATCH) continue
          yield rows
          rows = []
        }
        if (nRead < nStated) throw truncated(`${nStated} cases`, String(nRead))
        yield rows
      },
      issues: () => [
        ...aboutEncoding(encoding.unknown),
        ...aboutCases(nStated, nRead),
        ...aboutMissing(nDeclared),
      ],
      close: reader.close,
    }
  } catch (error) {
    reader.close()
    throw error
  }
}

/** Takes the next case; what stands behind the last that the file states need not be one. */
function hasNext(next: CaseStream, slots: Buffer, isBehindLast: boolean): boolean {
  try {
    return next(slots)
  } catch (error) {
    if (isBehindLast && error instanceof FormatError) return false
    throw error
  }
}

/** Number of cases that the file states; −1 where it does not. */
function nCasesOf({ nCases, extensions, isBigEndian }: SavDictionary): number {
  const long = extensions.get(16)
  if (long === undefined || long.length < 16) return nCases
  return Number(isBigEndian ? long.readBigInt64BE(8) : long.readBigInt64LE(8))
}

/** Reads the cell of a variable from the values of a case; counts declared missing values and leaves them out. */
function cellReader(
  { isBigEndian }: SavDictionary,
  decode: (bytes: Uint8Array) => string,
  nDeclared: Map<SavVariable, number> | null,
): (slots: Buffer, variable: SavVariable) => string {
  const blank = (variable: SavVariable): string => {
    nDeclared?.set(variable, (nDeclared.get(variable) ?? 0) + 1)
    return ''
  }
  return (slots, variable) => {
    const { segments, width, format, missingRanges, missingTexts } = variable
    const at = (segments[0] as number) * 8
    if (width > 0) {
      const text = stringOf(slots, variable, decode)
      return nDeclared !== null && missingTexts.has(text) ? blank(variable) : text
    }
    const value = isBigEndian ? slots.readDoubleBE(at) : slots.readDoubleLE(at)
    if (value === -Number.MAX_VALUE || !Number.isFinite(value)) return ''
    if (nDeclared !== null)
      for (const [from, to] of missingRanges)
        if (value >= from && value <= to) return blank(variable)
    return valueText(value, format)
  }
}

function stringOf(
  slots: Buffer,
  { segments, width }: SavVariable,
  decode: (bytes: Uint8Array) => string,
): string {
  const parts = segments.map((slot, index) => {
    const used = Math.min(USED_OF_SEGMENT, width - index * USED_OF_SEGMENT)
    return slots.subarray(slot * 8, slot * 8 + Math.max(0, used))
  })
  return decode(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).replace(
    /[ \0]+$/,
    '',
  )
}

function aboutEncoding(unknown: string | null): IssueDraft[] {
  if (unknown === null) return []
  const sides = { expected: 'a known encoding', received: 'another, read as UTF-8' }
  return [{ code: 'file-encoding', severity: 'warning', ...sides }]
}

function aboutCases(nStated: number, nRead: number): IssueDraft[] {
  if (nStated < 0 || nRead <= nStated) return []
  const sides = { expected: `${nStated} cases, as the file states`, received: `${nRead}, all read` }
  return [{ code: 'file-unreadable', severity: 'warning', ...sides }]
}

function aboutMissing(nDeclared: ReadonlyMap<SavVariable, number>): IssueDraft[] {
  return [...nDeclared].map(([{ column }, count]) => ({
    ...({ code: 'missing-declared', severity: 'info' } as const),
    column: column.name,
    expected: 'answers',
    received: `${count} declared missing (${column.missing?.join(', ')}), read as empty`,
  }))
}
