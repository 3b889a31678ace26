import { type Issue, issue } from '../issue/issue.js'
import type { Roster, RosterCategory } from './roster.js'
import { type TagVocabulary, tagWord } from './tag.js'

/** A level of grouping that tells those who have a tag from those who have not: `tag:boarding`. */
export const TAG_LEVEL = 'tag:'

const SEPARATOR = /[;；┋、|]/

/**
 * A roster whose tags are ids of a vocabulary, and which has a level `tag:ID` with `yes` and `no` for each that is asked
 * for. Tags that the vocabulary lacks are left out, and said once.
 *
 * @param levels - levels of grouping; those that begin with `tag:` are made
 * @param file - name of the roster
 */
export function tagRoster(
  roster: Roster,
  vocabulary: TagVocabulary,
  levels: readonly string[],
  file: string,
): { readonly roster: Roster; readonly issues: readonly Issue[] } {
  const { tags } = roster.categories
  if (tags === undefined) return { roster, issues: [] }
  const unknown = new Set<string>()
  const isOdd: boolean[] = []
  const ids = tags.values.map((text, code) => {
    const words = text
      .split(SEPARATOR)
      .map(tagWord)
      .filter((word) => word !== '')
    const found = words.map((word) => vocabulary.get(word)?.id ?? '')
    words.forEach((word, at) => {
      if (found[at] === '') unknown.add(word)
    })
    isOdd[code] = found.includes('')
    return [...new Set(found)].filter((id) => id !== '').sort()
  })
  const categories: Record<string, RosterCategory> = {
    ...roster.categories,
    tags: { codes: tags.codes, values: ids.map((some) => some.join(';')) },
  }
  for (const level of levels.filter((name) => name.startsWith(TAG_LEVEL))) {
    const id = level.slice(TAG_LEVEL.length)
    const has = ids.map((some) => (some.includes(id) ? YES : NO))
    categories[level] = {
      codes: tags.codes.map((code) => has[code] as number),
      values: ['', 'no', 'yes'],
    }
  }
  const tagged = { ...roster, categories }
  if (unknown.size === 0) return { roster: tagged, issues: [] }
  const nEntries = tags.codes.reduce((sum, code) => sum + (isOdd[code] ? 1 : 0), 0)
  const first = tags.codes.findIndex((code) => isOdd[code] === true)
  const said = issue({
    code: 'tag-unknown',
    severity: 'warning',
    file,
    row: roster.rows[first] as number,
    column: 'tags',
    expected: 'tags of the vocabulary',
    received: `${unknown.size} others, in ${nEntries} entries`,
  })
  return { roster: tagged, issues: [said] }
}

const NO = 1
const YES = 2
