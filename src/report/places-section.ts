import { groupTable } from './group-table.js'
import type { Group } from './groups.js'
import { html } from './html.js'
import type { Page, Section } from './page.js'

/** The tiers of districts, of schools and of whatever else the protocol groups by above the grade; never of classes. */
export function placesSections(page: Page): Section[] {
  const places = [...page.groups].filter(([level]) => level !== 'all' && level !== 'grade')
  return places.map(([level, groups], index) => placesSection(page, index, level, groups))
}

/** What a level is called: the last of its names, in words where it is a usual one. */
function placesTitle({ words }: Page, level: string): string {
  const own = level.slice(level.lastIndexOf('/') + 1)
  return words('tiersBy', words('level', isUsual(own) ? words(own) : own))
}

const USUAL = ['school', 'district', 'campus', 'stage'] as const

function isUsual(level: string): level is (typeof USUAL)[number] {
  return USUAL.some((one) => one === level)
}

function placesSection(
  page: Page,
  index: number,
  level: string,
  groups: readonly Group[],
): Section {
  const { words } = page
  const title = placesTitle(page, level)
  const body = html`<p>${words('noRanking')}</p>
<p class="small">${words('legendCells')} ${words('legend')}</p>
${groupTable(page, title, words('group'), groups)}`
  return { id: `places-${index + 1}`, title, body }
}
