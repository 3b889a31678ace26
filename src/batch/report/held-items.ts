import { join } from 'node:path'
import { studentKey } from '../../io/student-key.js'
import type { Language } from '../../issue/text.js'
import type { ReportCampaign } from '../../report/model/report-campaign.js'
import type { HeldItem } from '../../report/pages/student/student-model.js'
import { openTable, type TableFaults, tableRecords } from '../table/open-table.js'
import { heldInWords } from './held-in-words.js'
import { resultCell } from './result-cell.js'

/** Critical items that hold, by key of the student, over all sheets of the student. */
export type HeldItems = ReadonlyMap<string, readonly HeldItem[]>

/** Reads `crisis.csv`; an item that holds on several sheets is there once for each answer. */
export function readHeldItems(
  folder: string,
  campaign: ReportCampaign,
  language: Language,
): HeldItems {
  const found = new Map<string, HeldItem[]>()
  const opened = openTable(join(folder, 'crisis.csv'))
  if (!opened.ok) return found
  const { header } = opened.value
  const held = heldInWords(campaign, language)
  const student = header.indexOf('student')
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const record of tableRecords(opened.value, faults)) {
    const key = studentKey(resultCell(record[student]))
    if (key === '') continue
    const items = found.get(key) ?? []
    found.set(key, items)
    for (const item of held((column) => resultCell(record[header.indexOf(column)])))
      if (!items.some(({ name, answer }) => name === item.name && answer === item.answer))
        items.push(item)
  }
  return found
}
