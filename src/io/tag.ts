import type { Text } from '../issue/text.js'
import { foldLabel } from './cell/half-width.js'

/** A tag of a roster: circumstances that an office wants to know of groups; it never feeds a score or a tier. */
export interface Tag {
  readonly id: string
  readonly names: Text
  /** Further words by which a roster may name it. */
  readonly words?: readonly string[]
}

/** Tags by every word that names them, as {@link tagWord} writes it. */
export type TagVocabulary = ReadonlyMap<string, Tag>

/** A word as tags are compared. */
export const tagWord = (text: string): string => foldLabel(text)
