import { type Language, type Text, textIn } from '../issue/text.js'
import type { Protocol } from '../risk/protocol.js'
import { UNDETERMINED_NAMES } from '../risk/undetermined-names.js'
import type { MarkRun } from './document/run.js'
import { safeColour } from './keys.js'

const INVALID_NAMES: Text = { en: 'sheet invalid: repeat', zh: '答卷无效：须复测' }
const GREY = '#ffffff'
const BASELINE = '#e4eaed'

/** What a tier of the results is called: a tier of the protocol, its baseline, undetermined, invalid. */
export function tierOf({ tiers, baseline }: Protocol, id: string, language: Language): string {
  const names =
    tiers.find((tier) => tier.id === id)?.names ??
    (id === baseline.id ? baseline.names : id === 'invalid' ? INVALID_NAMES : UNDETERMINED_NAMES)
  return textIn(names, language)
}

/** A tier with its colour and its name beside it. */
export function tierMark(protocol: Protocol, id: string, language: Language): MarkRun {
  const tier = protocol.tiers.find((one) => one.id === id)
  const colour = tier?.colour ?? (id === protocol.baseline.id ? BASELINE : GREY)
  return { kind: 'mark', text: tierOf(protocol, id, language), colour: safeColour(colour) }
}
