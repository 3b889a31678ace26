import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { type CellPool, EMPTY_CELL } from '../result/cell-pool.js'
import type { CellMatrix } from '../result/fill-cells.js'
import { rememberedCells } from './remembered-cells.js'

/**
 * Makes what fills the column of reasons: the ids of the tier rules that hold on a sheet, most pressing first, then those
 * still possible with a leading `?`. Few combinations of rules come, and each is made once.
 */
export function tierReasons(
  compiled: CompiledProtocol,
  pool: CellPool,
): (matrix: CellMatrix, column: number, screened: ScreenedBlock) => void {
  const order = compiled.rules
    .map(({ rule: { id }, tier }, index) => ({ id, tier, index }))
    .sort((left, right) => left.tier - right.tier || left.index - right.index)
  const cellOf = rememberedCells(pool, (truths) => {
    const said = (truth: number, mark: string): string[] =>
      order.filter((_, at) => truths.charCodeAt(at) === truth).map(({ id }) => `${mark}${id}`)
    return [...said(TRUTH.true, ''), ...said(TRUTH.unknown, '?')].join('; ')
  })
  return ({ stride, cells, length }, column, { rules }) => {
    const columns = order.map(({ index }) => rules[index] as Uint8Array)
    for (let row = 0; row < length; row++) {
      let isAny = false
      for (const truths of columns) if (truths[row] !== TRUTH.false) isAny = true
      cells[column * stride + row] = isAny ? cellOf(truthsOf(columns, row)) : EMPTY_CELL
    }
  }
}

/** The truths of a row as characters. */
function truthsOf(columns: readonly Uint8Array[], row: number): string {
  let text = ''
  for (const truths of columns) text += String.fromCharCode(truths[row] as number)
  return text
}
