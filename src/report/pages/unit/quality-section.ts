import type { DocumentSection } from '../../document/report-document.js'
import type { TableBlock } from '../../document/table-block.js'
import { thresholdText } from '../../protocol-section.js'
import { textCell } from './figure-cells.js'
import type { UnitPage } from './open-unit-page.js'

/** By which rules a sheet is in doubt or invalid, and what the protocol notes for those who read. */
export function qualitySection(page: UnitPage): DocumentSection {
  const { say, words, textOf, input } = page
  const { quality, notes = [] } = input.campaign.protocol
  const table: TableBlock = {
    kind: 'table',
    id: 'quality-rules',
    caption: words('quality'),
    columns: [
      { label: say('qualityRule'), kind: 'text' },
      { label: words('index'), kind: 'text' },
      { label: say('qualityState'), kind: 'text' },
    ],
    rows: quality.map((rule) => [
      textCell(textOf(rule.names)),
      textCell(thresholdText(page, rule)),
      textCell(words(rule.state)),
    ]),
  }
  return {
    id: 'quality-notes',
    title: say('qualityNotes'),
    blocks: [
      { kind: 'paragraph', runs: [words('methodsQuality')] },
      table,
      ...(notes.length === 0
        ? []
        : [{ kind: 'list' as const, items: notes.map((note) => [textOf(note)]) }]),
    ],
  }
}
