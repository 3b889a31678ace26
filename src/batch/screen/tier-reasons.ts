import type { ByteWriter } from '../../io/byte-writer.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { noteBytes, writeNote } from '../result/score-notes.js'

/** Writes the ids of the tier rules that hold on a sheet, most pressing first, then those still possible with a leading `?`. */
export function tierReasons(
  compiled: CompiledProtocol,
): (writer: ByteWriter, screened: ScreenedBlock, row: number) => void {
  const rules = compiled.rules
    .map(({ rule: { id }, tier }, index) => ({
      tier,
      index,
      certain: noteBytes(id),
      possible: noteBytes(`?${id}`),
    }))
    .sort((left, right) => left.tier - right.tier || left.index - right.index)
  return (writer, screened, row) => {
    const start = writer.length
    let isAnyPossible = false
    for (const { index, certain } of rules) {
      const truth = screened.rules[index]?.[row]
      if (truth === TRUTH.true) writeNote(writer, start, certain)
      else if (truth === TRUTH.unknown) isAnyPossible = true
    }
    if (!isAnyPossible) return
    for (const { index, possible } of rules)
      if (screened.rules[index]?.[row] === TRUTH.unknown) writeNote(writer, start, possible)
  }
}
