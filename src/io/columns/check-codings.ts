import type { Instrument } from '../../instrument/instrument.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { AnswerTable, ColumnMap, MappedColumn, Reversal } from '../column-map.js'
import type { ColumnUse } from './column-plan.js'
import type { ItemCoding } from './item-meaning.js'

type ItemUse = Extract<ColumnUse, { kind: 'item' }>

/** How a column writes the answers to an item: what the map says of the column, of the file, or nothing. */
export function itemCoding(map: ColumnMap, use: ItemUse): ItemCoding {
  const mapped = map.columns?.[use.id]
  const own: Partial<MappedColumn> = typeof mapped === 'object' && mapped !== null ? mapped : {}
  const answers = answersOf(map, own.answers)
  return {
    coding: use.coding,
    missing: own.missing ?? map.missing ?? {},
    ...reversalOf(own.reversal ?? map.reversal),
    ...(answers === undefined ? {} : { answers }),
  }
}

const reversalOf = (reversal: Reversal | undefined): { readonly reversal?: Reversal } =>
  reversal === undefined ? {} : { reversal }

function answersOf(
  map: ColumnMap,
  answers: string | AnswerTable | undefined,
): AnswerTable | undefined {
  return typeof answers === 'string' ? map.answerSets?.[answers] : answers
}

/**
 * What is wrong between a map and the items: a table of answers that names a code the item does not have, a text
 * that stands for a missing answer and is an answer too, scores that do not say which option was chosen.
 */
export function checkCodings(
  map: ColumnMap,
  instruments: readonly Instrument[],
  uses: readonly ColumnUse[],
): Issue[] {
  return uses.flatMap((use) => (use.kind === 'item' ? checkCoding(map, instruments, use) : []))
}

function checkCoding(map: ColumnMap, instruments: readonly Instrument[], use: ItemUse): Issue[] {
  const item = instruments[use.instrument]?.items[use.item]
  if (item === undefined) return []
  const { coding, answers, missing, reversal } = itemCoding(map, use)
  const codes = item.options.map(({ code }) => String(code))
  const issues: Issue[] = []
  for (const code of Object.values(answers ?? {}).map(String))
    if (!codes.includes(code)) {
      const expected = `codes of the item: ${codes.join(', ')}`
      issues.push(
        issue({ code: 'unknown-reference', column: use.id, expected, received: `answer ${code}` }),
      )
    }
  if (coding === 'code' && answers === undefined)
    for (const text of Object.values(missing).flat().map(String))
      if (codes.includes(text)) {
        const expected = 'texts for missing answers that are no answers of the item'
        issues.push(issue({ code: 'duplicate-id', column: use.id, expected, received: text }))
      }
  if (coding === 'score' && item.reverseKeyed && reversal === undefined) {
    const expected = 'reversal: done or not-done in the map, for scores of a reverse-keyed item'
    issues.push(
      issue({ code: 'key-conflict', column: use.id, expected, received: 'no declaration' }),
    )
  }
  const scores = item.options.map(({ score }) => score)
  if (coding === 'score' && new Set(scores).size < scores.length)
    issues.push(
      issue({
        code: 'range',
        severity: 'info',
        column: use.id,
        expected: 'one option for each item score',
        received: 'several options of one score; the lowest code stands for them',
      }),
    )
  return issues
}
