import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { Text } from '../../issue/text.js'
import { at } from '../../schema/json-pointer.js'
import { validateAgainst } from '../../schema/validate-against.js'
import { CASE_FIELDS } from './case-fields.js'

/** A letter or form that is filled in for one student. */
export interface LetterTemplate {
  readonly id: string
  readonly version: string
  readonly names: Required<Text>
  /** Ids of the roles that may write it. */
  readonly roles: readonly string[]
  readonly audience: 'family' | 'professional'
  readonly for: 'focus' | 'referral-advised'
  readonly blocks: readonly LetterBlock[]
}

export interface LetterBlock {
  readonly heading?: Required<Text>
  readonly paragraph?: Required<Text>
  readonly note?: Required<Text>
  readonly list?: readonly Required<Text>[]
  readonly facts?: readonly { readonly title: Required<Text>; readonly field?: string }[]
}

/** What a letter to a family may hold of the child: who and where, nothing that was measured or decided. */
const FOR_FAMILIES: readonly string[] = [
  'name',
  'school',
  'grade',
  'class',
  'class_name',
  'responsible',
  'guardian',
  'from',
]

const FIELD = /\{([a-z_]+)\}/g

/** Fields that a letter may name beside those of a student: grade and class together, and the day of the letter. */
const ADDED: readonly string[] = ['class_name', 'from']

/**
 * Reads a template of a letter: its schema, that each field is one of ours, and that a letter to a family holds nothing
 * that was measured, answered or decided.
 */
export function parseLetterTemplate(document: unknown): Result<LetterTemplate> {
  const faults = validateAgainst('letter-template', document)
  if (faults.length > 0) return { ok: false, issues: faults }
  const template = document as LetterTemplate
  const allowed =
    template.audience === 'family' ? FOR_FAMILIES : [...Object.keys(CASE_FIELDS), ...ADDED]
  const issues = template.blocks.flatMap((block, index): Issue[] =>
    fieldsIn(block)
      .filter((field) => !allowed.includes(field))
      .map((received) =>
        issue({
          code: 'unknown-reference',
          path: at('/blocks', index),
          expected: `one of ${allowed.join(', ')}`,
          received,
        }),
      ),
  )
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: template, issues }
}

function fieldsIn({ heading, paragraph, note, list = [], facts = [] }: LetterBlock): string[] {
  const texts = [heading, paragraph, note, ...list, ...facts.map(({ title }) => title)]
  const inTexts = texts.flatMap((text) =>
    Object.values(text ?? {}).flatMap((words) =>
      [...words.matchAll(FIELD)].map(([, field = '']) => field),
    ),
  )
  return [...inTexts, ...facts.flatMap(({ field }) => (field === undefined ? [] : [field]))]
}
