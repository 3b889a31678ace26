import { basename, join } from 'node:path'
import { issue, type Result } from '../issue/issue.js'
import type { Text } from '../issue/text.js'
import { foldLabel } from './cell/half-width.js'
import { readJson } from './read-json.js'
import { shippedFolder } from './shipped-files.js'

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

/** The vocabulary that is shipped; an office edits a copy of its own. */
export const shippedTags = (): string => join(shippedFolder('protocols'), 'tags.json')

/** Reads a vocabulary: `{ "tags": [{ "id", "names": { "en", "zh" }, "words" }] }`. Each word may name one tag only. */
export function loadTags(path: string = shippedTags()): Result<TagVocabulary> {
  const read = readJson(path)
  if (!read.ok) return read
  const file = basename(path)
  const tags = (read.value as { readonly tags?: unknown } | null)?.tags
  if (!Array.isArray(tags) || !tags.every(isTag)) {
    const expected = 'tags, each with an id and names'
    const received = 'something else'
    return {
      ok: false,
      issues: [issue({ code: 'schema', file, path: '/tags', expected, received })],
    }
  }
  const vocabulary = new Map<string, Tag>()
  for (const [index, tag] of tags.entries())
    for (const word of new Set(
      [tag.id, ...Object.values(tag.names), ...(tag.words ?? [])].map(tagWord),
    )) {
      const before = vocabulary.get(word)
      if (before !== undefined) {
        const place = { file, path: `/tags/${index}` }
        const sides = { expected: 'words that name one tag', received: `a word of ${before.id}` }
        return { ok: false, issues: [issue({ code: 'duplicate-id', ...place, ...sides })] }
      }
      vocabulary.set(word, tag)
    }
  return { ok: true, value: vocabulary, issues: [] }
}

function isTag(value: unknown): value is Tag {
  if (typeof value !== 'object' || value === null) return false
  const { id, names, words = [] } = value as Partial<Record<keyof Tag, unknown>>
  const isText = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''
  return (
    typeof id === 'string' &&
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) &&
    typeof names === 'object' &&
    names !== null &&
    isText((names as Partial<Text>).en) &&
    Object.values(names).every(isText) &&
    Array.isArray(words) &&
    words.every(isText)
  )
}
