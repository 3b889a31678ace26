import type { TableWriter, WrittenCells, WrittenColumn } from '../table-writer.js'
import { NO_VALUE } from '../table-writer.js'
import { type CasePacker, casePacker } from './case-packer.js'
import { type SavColumn, savColumns, savDictionary, slotsOf } from './sav-dictionary.js'
import { cutBytes } from './sav-names.js'
import { stagedBlocks } from './staged-blocks.js'

/** Bytes that a string of SPSS can have. */
const LONGEST = 32_767
const USED_OF_SEGMENT = 255

/**
 * An SPSS system file with variable and value labels: categories are the numbers 1, 2 … with their labels, what is not
 * there is system-missing. How long strings are is known at the end only, so the blocks wait in a temporary file.
 *
 * @see PSPP Developers Guide, System File Format. https://www.gnu.org/software/pspp/pspp-dev/
 */
export function writeSav(
  columns: readonly WrittenColumn[],
  write: (bytes: Uint8Array) => void,
): TableWriter {
  const staged = stagedBlocks()
  const widths = columns.map(() => 0)
  let nCases = 0
  let nCut = 0
  return {
    block(block) {
      nCases += block.length
      block.columns.forEach((cells, index) => {
        if (!isTexts(cells)) return
        for (let row = 0; row < block.length; row++) {
          const size = Buffer.byteLength(cells[row] ?? '')
          if (size > LONGEST) nCut++
          if (size > (widths[index] as number)) widths[index] = Math.min(LONGEST, size)
        }
      })
      staged.add(block)
    },
    end() {
      const stored = savColumns(columns, widths)
      write(savDictionary(columns, stored, nCases))
      const packer = casePacker(write)
      for (const block of staged.take())
        for (let row = 0; row < block.length; row++)
          for (let index = 0; index < stored.length; index++)
            putCell(packer, stored[index] as SavColumn, block.columns[index] as WrittenCells, row)
      packer.end()
      staged.remove()
      return nCut === 0 ? [] : [cutTexts(nCut)]
    },
  }
}

const isTexts = (cells: WrittenCells): cells is readonly string[] => Array.isArray(cells)

function putCell(packer: CasePacker, column: SavColumn, cells: WrittenCells, row: number): void {
  const cell = cells[row] as string | number
  if (typeof cell === 'string') putText(packer, column, cell)
  else if (cells instanceof Int32Array) packer.number(cell === NO_VALUE ? Number.NaN : cell + 1)
  else packer.number(cell)
}

function putText(packer: CasePacker, { segments }: SavColumn, cell: string): void {
  const bytes = Buffer.from(cutBytes(cell, LONGEST), 'utf8')
  segments.forEach((width, index) => {
    const slots = Buffer.alloc(slotsOf(width) * 8, ' ')
    const from = index * USED_OF_SEGMENT
    if (from < bytes.length) bytes.copy(slots, 0, from, from + Math.min(width, USED_OF_SEGMENT))
    for (let at = 0; at < slots.length; at += 8) packer.text(slots, at)
  })
}

function cutTexts(nCut: number) {
  return {
    code: 'cell-unreadable',
    severity: 'warning',
    expected: `texts of at most ${LONGEST} bytes, as SPSS holds`,
    received: `${nCut} longer ones, cut`,
  } as const
}
