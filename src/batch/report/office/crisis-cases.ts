import { studentKey } from '../../../io/student-key.js'
import { type Language, textIn } from '../../../issue/text.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { nameOfSheet } from '../name-of-sheet.js'
import { type CasesWish, personOf, type Row } from './case-rows.js'

/** Somebody of the crisis list. */
export interface CrisisCase {
  /** Who the student is, as the crisis list has it. */
  readonly person: CaseRecord
  /** Names of the critical items that hold, on any of the student's sheets. */
  readonly items: string
}

/**
 * The crisis list by student. A sheet without a student number is a case of its own, named by where it stands: nobody
 * knows yet whose it is, and two of them are two students until somebody has looked.
 *
 * @returns by `studentKey`; by a key that no number has, where there is none
 */
export function crisisCases(list: Iterable<Row>, wish: CasesWish): Map<string, CrisisCase> {
  const found = new Map<string, CrisisCase>()
  const named = itemNames(wish)
  for (const row of list) {
    const key = studentKey(row('student'))
    const before = found.get(key)
    const items = [...(before?.items.split('; ') ?? []), ...named(row)]
    const person = personOf(row, wish)
    const { language } = wish.rules
    if (key === '')
      found.set(`\u0000${found.size}`, {
        person: { ...person, name: nameOfSheet(row, language) },
        items: items.join('; '),
      })
    else found.set(key, { person: before?.person ?? person, items: [...new Set(items)].join('; ') })
  }
  return found
}

/** Names of critical items in the language of the reader, whatever that of the results. */
function itemNames({ source, rules }: CasesWish): (row: Row) => readonly string[] {
  const { instruments, prefixes } = source.campaign
  const known = new Map(
    instruments.flatMap(({ criticalItems }, index) =>
      criticalItems.map(({ id, names }) => [
        `${prefixes[index]}.${id}`,
        textIn(names, rules.language),
      ]),
    ),
  )
  return (row) =>
    row('critical_items')
      .split('; ')
      .map((id) => known.get(id) ?? id)
}

/**
 * A student with a critical item: where the sheet that counts has none, the item is on another one, such as an earlier
 * sheet of the same student, and that is said.
 */
export function withCritical(found: CaseRecord, items: string, language: Language): CaseRecord {
  const triggers = String(found.triggers ?? '')
  const isOnSheet = triggers.split('; ').includes(textIn(CRITICAL, language))
  if (isOnSheet) return { ...found, critical_items: items }
  const said = [textIn(CRITICAL_ELSEWHERE, language), ...(triggers === '' ? [] : [triggers])]
  return { ...found, critical_items: items, triggers: said.join('; ') }
}

const CRITICAL_ELSEWHERE = {
  en: 'critical item on a sheet that does not count',
  zh: '危机条目（在未计入的答卷上）',
} as const

/** What a crisis rule is called where the words of its item are not to stand. */
export const CRITICAL = { en: 'critical item', zh: '危机条目' } as const
