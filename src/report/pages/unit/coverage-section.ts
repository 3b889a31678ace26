import { stackedChart } from '../../charts/index.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import type { Key } from '../../keys.js'
import { categoryCell, coverageCell, nameCell, sizeCell } from './figure-cells.js'
import { groupCell } from './group-cell.js'
import type { GroupRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'

const STATES = ['valid', 'suspect', 'invalid'] as const

/** Who took part, and how many sheets are valid, suspect, invalid: the unit and its parts. */
export function coverageSection(page: UnitPage, rows: readonly GroupRow[]): DocumentSection {
  const { say, input } = page
  const hasRoster = input.campaign.accounting.hasRoster
  const blocks: DocumentBlock[] = [
    { kind: 'paragraph', runs: [say(hasRoster ? 'coverageNote' : 'coverageNone')] },
    ...(hasRoster ? [coverageTable(page, rows, 'coverage', say('coverageTable'))] : []),
    qualityChart(page, rows),
  ]
  return { id: 'coverage', title: say('coverage'), blocks }
}

/** Enrolled, answered, missing, valid, one row for each group. */
export function coverageTable(
  page: UnitPage,
  rows: readonly GroupRow[],
  id: string,
  caption: string,
): TableBlock {
  const { say, words, input } = page
  const coverage = input.countedCoverage ?? input.wave.coverage
  const heads = ['enrolled', 'answered', 'missing', 'valid'] as const
  return {
    kind: 'table',
    id,
    caption,
    isDense: true,
    columns: [
      { label: say('unit'), kind: 'text' },
      ...heads.map((head) => ({ label: words(head), kind: 'number' as const })),
    ],
    rows: rows.map(({ label, level, group }) => {
      const cell = coverage.cell(level, group)
      return [
        nameCell(label),
        coverageCell(page, coverage, cell, 'nEnrolled'),
        coverageCell(page, coverage, cell, 'nAnswered', 'answeredShare'),
        coverageCell(page, coverage, cell, 'nMissing', 'missingShare'),
        coverageCell(page, coverage, cell, 'nValid', 'validShare'),
      ]
    }),
  }
}

/** Looks of the states of a sheet: from light to dark, each with its pattern. */
const LOOKS = [
  { colour: '#9ccc9f', isTier: false },
  { colour: '#f2c14e', isTier: true },
  { colour: '#78909c', isTier: true },
] as const

function qualityChart(page: UnitPage, rows: readonly GroupRow[]): DocumentBlock {
  const { say, words, input } = page
  const cohort = input.counted ?? input.wave.cohort
  const cells = rows.map(({ level, group, sex }) =>
    STATES.map((category) =>
      groupCell(cohort, { level, group, sex, measure: 'quality', category }),
    ),
  )
  const table: TableBlock = {
    kind: 'table',
    id: 'quality',
    isDense: true,
    caption: say('qualityTable'),
    columns: [
      { label: say('unit'), kind: 'text' },
      { label: say('sheets'), kind: 'number' },
      ...STATES.map((state) => ({ label: words(state), kind: 'number' as const })),
    ],
    rows: rows.map(({ label }, index): TableCell[] => [
      nameCell(label),
      sizeCell(page, cohort, cells[index]?.[0]),
      ...(cells[index] ?? []).map((cell) => categoryCell(page, cohort, cell)),
    ]),
  }
  const keys = STATES.map((state, index): Key => {
    const look = LOOKS[index] ?? LOOKS[0]
    return { category: state, letter: '', name: words(state), pattern: `state-${index}`, ...look }
  })
  const names = {
    id: 'chart-quality',
    title: say('qualityChart'),
    description: say('tiersDescription'),
  }
  const chart = stackedChart(names, {
    keys,
    hiddenName: words('chartHidden'),
    rows: rows.map(({ label }, index) => ({
      label,
      note: '',
      shares: (cells[index] ?? []).map((cell) => (cell?.isHidden ? null : cell?.share)),
    })),
  })
  return { kind: 'chart', ...names, ...chart, table }
}
