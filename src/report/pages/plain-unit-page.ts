import { textIn } from '../../issue/text.js'
import type { ReportDocument } from '../document/report-document.js'
import type { TableCell } from '../document/table-block.js'
import { formatCount } from '../format-number.js'
import type { UnitInput } from '../model/unit-input.js'

/** A page with the tiers of a unit and nothing else. */
export function plainUnitPage({ language, role, unit, campaign, wave }: UnitInput): ReportDocument {
  const tiers = campaign.measures.find(({ kind }) => kind === 'tier')
  const group = { level: unit.cohortLevel, group: unit.cohortGroup }
  const rows = (tiers?.categories ?? []).map(({ id, names }): TableCell[] => {
    const cell = wave.cohort.cell({ ...group, measure: 'tier', category: id })
    const name: TableCell = { kind: 'text', runs: [textIn(names, language)] }
    if (cell === undefined) return [name, { kind: 'blank' }]
    const source = wave.cohort.source(cell.key, 'count')
    if (cell.count === null) return [name, { kind: 'hidden', text: 'hidden', source }]
    const text = formatCount(cell.count)
    return [name, { kind: 'number', value: cell.count, text, format: 'count', source }]
  })
  return {
    language,
    title: unit.cohortGroup,
    subtitle: [],
    banner: {
      title: textIn(role.banner.title, language),
      text: textIn(role.banner.text, language),
      tone: role.tone,
    },
    sections: [
      {
        id: 'tiers',
        title: textIn(tiers?.names ?? { en: 'tier' }, language),
        blocks: [
          {
            kind: 'table',
            id: 'tiers',
            caption: textIn(campaign.protocol.names, language),
            columns: [
              { label: '', kind: 'text' },
              { label: 'n', kind: 'number' },
            ],
            rows,
          },
        ],
      },
    ],
    footer: [],
  }
}
