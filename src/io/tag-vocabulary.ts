import { basename, join } from 'node:path'
import type { Result } from '../issue/issue.js'
import { inFile } from './file/in-file.js'
import { parseTags } from './parse-tags.js'
import { readJson } from './read-json.js'
import { shippedFolder } from './shipped-files.js'
import type { TagVocabulary } from './tag.js'

/** The vocabulary that is shipped; an office edits a copy of its own. */
export const shippedTags = (): string => join(shippedFolder('protocols'), 'tags.json')

/** Reads a vocabulary: `{ "tags": [{ "id", "names": { "en", "zh" }, "words" }] }`. Each word may name one tag only. */
export function loadTags(path: string = shippedTags()): Result<TagVocabulary> {
  const read = readJson(path)
  if (!read.ok) return read
  const parsed = parseTags(read.value)
  if (parsed.ok) return parsed
  return { ok: false, issues: parsed.issues.map((found) => inFile(found, basename(path))) }
}
