import { studentKey } from '../../io/student-key.js'
import type { EarlierResult, NumberCellText } from '../../report/pages/student/student-model.js'
import type { StudentPlan } from '../../report/pages/student/student-plan.js'
import { type TableFaults, tableRecords } from '../table/open-table.js'
import type { ReportSource } from './report-source.js'
import { resultCell } from './result-cell.js'

/** Finds the latest earlier result of a student; null where there is none. */
export type EarlierResults = (key: string) => EarlierResult | null

const TAB = '\t'

/**
 * Reads the earlier waves, of which each student's latest usable sheet is kept as one short text.
 *
 * @param plan - whose scales are kept
 */
export function readEarlierResults(
  previous: ReportSource['previous'],
  { scales, role }: StudentPlan,
): EarlierResults {
  const rows = new Map<string, string>()
  previous.forEach(({ results: { students } }, wave) => {
    const at = (name: string): number => students.header.indexOf(name)
    const columns = [
      ...scales.map(({ column }) => at(`${column}_raw`)),
      ...scales.map(({ column }) => at(`${column}_band`)),
    ]
    const [student, quality, tier] = [at('student'), at('quality'), at('tier')]
    const faults: TableFaults = { ragged: 0, first: 0 }
    let record = 0
    for (const cells of tableRecords(students, faults)) {
      record++
      const key = studentKey(resultCell(cells[student]))
      if (key === '' || cells[quality] === 'invalid') continue
      const kept = [
        wave,
        record,
        cells[tier] ?? '',
        ...columns.map((column) => cells[column] ?? ''),
      ]
      rows.set(key, kept.join(TAB))
    }
  })
  const seesTier = role.fields.includes('tier')
  return (key) => {
    const row = rows.get(key)
    if (row === undefined) return null
    const [wave = '', record = '', tier = '', ...cells] = row.split(TAB)
    const of = previous[Number(wave)]
    return {
      wave: of?.wave.name ?? '',
      record: Number(record),
      raw: cells.slice(0, scales.length).map(numberOf),
      bands: cells.slice(scales.length),
      ...(seesTier && of?.wave.isSameProtocol === true ? { tier } : {}),
    }
  }
}

function numberOf(text: string): NumberCellText | null {
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? null : { value, text }
}
