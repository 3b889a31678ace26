import { join } from 'node:path'
import type { Confidence } from '../instrument/document.js'
import type { Text } from '../issue/text.js'
import { readJson } from './read-json.js'
import { shippedFolder } from './shipped-files.js'

/** A questionnaire that is known and not shipped, with the reason. */
export interface LeftOut {
  readonly id: string
  readonly names: Text
  /** Class of its licence, such as `permission` or `commercial`. */
  readonly licence: string
  /** How well its key is known. */
  readonly key: Confidence
  readonly reason: Text
}

/** The questionnaires that are left out on purpose, in the order of the alphabet: `instruments/left-out.json`. */
export function listLeftOut(): readonly LeftOut[] {
  const read = readJson(join(shippedFolder('instruments'), 'left-out.json'))
  return read.ok ? (read.value as { readonly leftOut: readonly LeftOut[] }).leftOut : []
}
