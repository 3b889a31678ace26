import type { CoverageRow } from '../cohort/coverage.js'
import { formatCount, formatPercent } from './format-number.js'
import { isShownLevel } from './groups.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page } from './page.js'
import { bodyOf, table } from './table.js'
import { gradeName } from './words.js'

/** How many of each grade, district and school answered; classes are in coverage.csv. Nothing without a roster. */
export function coverageTable(page: Page): Markup {
  const { words, input } = page
  const rows = (input.coverage ?? []).filter(({ level }) => isShownLevel(level))
  if (!input.accounting.hasRoster || rows.length === 0) return NOTHING
  const heads = [
    words('what'),
    words('enrolled'),
    words('answered'),
    words('coverageAnswered'),
    words('missing'),
    words('coverageMissing'),
    words('valid'),
    words('coverageValid'),
  ]
  return table(page, words('coverage'), heads, [bodyOf(rows.map((row) => line(page, row)))])
}

function line({ words, input }: Page, row: CoverageRow): (Markup | string)[] {
  const { level, group, nEnrolled, nAnswered, nMissing, nValid } = row
  const name =
    level === 'all' ? words('all') : level === 'grade' ? gradeName(group, input.language) : group
  return [
    html`<bdi>${name === '?' ? words('unnamed') : name}</bdi>`,
    count(nEnrolled),
    count(nAnswered),
    share(row.answeredShare),
    count(nMissing),
    share(row.missingShare),
    count(nValid),
    share(row.validShare),
  ]
}

const count = (number: number | null): string => (number === null ? '·' : formatCount(number))

const share = (number: number | null): string => (number === null ? '·' : formatPercent(number))
