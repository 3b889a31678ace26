import { join } from 'node:path'
import { studentKey } from '../../io/student-key.js'
import type { HeldItem } from '../../report/pages/student/student-model.js'
import { openTable, type TableFaults, tableRecords } from '../table/open-table.js'
import { resultCell } from './result-cell.js'

/** Critical items that hold, by key of the student, over all sheets of the student. */
export type HeldItems = ReadonlyMap<string, readonly HeldItem[]>

/** Reads `crisis.csv`; an item that holds on several sheets is there once for each answer. */
export function readHeldItems(folder: string): HeldItems {
  const found = new Map<string, HeldItem[]>()
  const opened = openTable(join(folder, 'crisis.csv'))
  if (!opened.ok) return found
  const { header } = opened.value
  const at = (name: string): number => header.indexOf(name)
  const [student, ids, names, answers] = [
    at('student'),
    at('critical_items'),
    at('names'),
    at('answers'),
  ]
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const record of tableRecords(opened.value, faults)) {
    const key = studentKey(record[student] ?? '')
    if (key === '') continue
    const items = found.get(key) ?? []
    found.set(key, items)
    const given = answersOf(resultCell(record[answers]))
    const held = resultCell(record[ids]).split('; ')
    resultCell(record[names])
      .split('; ')
      .forEach((name, index) => {
        const answer = given.get(held[index] ?? '')
        const item = answer === undefined ? { name } : { name, answer }
        if (!items.some((one) => one.name === name && one.answer === answer)) items.push(item)
      })
  }
  return found
}

/** Answers by critical item, from `dsrsc.item-10=2 often; …`. */
function answersOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('; ').flatMap((entry): [string, string][] => {
      const at = entry.indexOf('=')
      return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]]
    }),
  )
}
