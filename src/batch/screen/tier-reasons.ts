import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'

/** Ids of the tier rules that hold on a sheet, most pressing first, then those still possible with a leading `?`. */
export function tierReasons(
  compiled: CompiledProtocol,
): (screened: ScreenedBlock, row: number) => string {
  const rules = compiled.rules
    .map(({ rule, tier }, index) => ({ id: rule.id, tier, index }))
    .sort((left, right) => left.tier - right.tier || left.index - right.index)
  return (screened, row) => {
    let certain = ''
    let possible = ''
    for (const { id, index } of rules) {
      const truth = (screened.rules[index] as Uint8Array)[row] as number
      if (truth === TRUTH.true) certain += certain === '' ? id : `; ${id}`
      else if (truth === TRUTH.unknown) possible += possible === '' ? `?${id}` : `; ?${id}`
    }
    return certain === '' || possible === '' ? certain + possible : `${certain}; ${possible}`
  }
}
