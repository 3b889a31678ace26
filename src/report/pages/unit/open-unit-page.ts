import { fillIn } from '../../../issue/fill-in.js'
import { type Text, textIn } from '../../../issue/text.js'
import { inRole } from '../../../risk/in-role.js'
import { type Key, tierKeys } from '../../keys.js'
import type { UnitInput } from '../../model/unit-input.js'
import { type Words, wordsIn } from '../../words.js'
import { UNIT_TEXTS, type UnitText } from './unit-texts.js'

/** What every section of a unit's page is made from. */
export interface UnitPage {
  readonly input: UnitInput
  /** Texts of these pages. */
  readonly say: (key: UnitText, ...parts: readonly string[]) => string
  /** Texts that the report of a campaign has as well. */
  readonly words: Words
  readonly textOf: (text: Text) => string
  /** The tiers in order, the baseline, the undetermined. */
  readonly keys: readonly Key[]
}

export function openUnitPage(input: UnitInput): UnitPage {
  const { language, campaign } = input
  const { protocol, measures } = campaign
  const textOf = (text: Text): string => textIn(text, language)
  return {
    input,
    say: (key, ...parts) => fillIn(inRole(textIn(UNIT_TEXTS[key], language), protocol.role), parts),
    words: wordsIn(language, protocol.role),
    textOf,
    keys: tierKeys(protocol, measures, textOf),
  }
}
