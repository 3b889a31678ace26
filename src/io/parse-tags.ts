import { type Issue, issue, type Result } from '../issue/issue.js'
import { validateAgainst } from '../schema/validate-against.js'
import { type Tag, type TagVocabulary, tagWord } from './tag.js'

/**
 * Checks a vocabulary of tags against its schema, and that each word names one tag.
 *
 * @param document - any JSON value
 * @returns tags by every word that names them, or every fault with its JSON pointer
 */
export function parseTags(document: unknown): Result<TagVocabulary> {
  const faults = validateAgainst('tag-vocabulary', document)
  if (faults.length > 0) return { ok: false, issues: faults }
  const { tags } = document as { readonly tags: readonly Tag[] }
  const vocabulary = new Map<string, Tag>()
  const issues: Issue[] = []
  for (const [index, tag] of tags.entries()) {
    const words = [tag.id, ...Object.values(tag.names), ...(tag.words ?? [])].map(tagWord)
    for (const word of new Set(words)) {
      const before = vocabulary.get(word)
      if (before === undefined) vocabulary.set(word, tag)
      else issues.push(twice(index, before))
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: vocabulary, issues }
}

function twice(index: number, before: Tag): Issue {
  const sides = { expected: 'words that name one tag', received: `a word of ${before.id}` }
  return issue({ code: 'duplicate-id', path: `/tags/${index}`, ...sides })
}
