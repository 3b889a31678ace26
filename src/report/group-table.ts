import { cellOf, type Group } from './groups.js'
import { html, type Markup } from './html.js'
import type { Page } from './page.js'
import { countCell, figureCell, table } from './table.js'
import { gradeName } from './words.js'

/** Sizes and tiers of groups, one row each, in the order given. A level within another has a heading for each of those. */
export function groupTable(
  page: Page,
  caption: string,
  name: string,
  groups: readonly Group[],
): Markup {
  const { words, keys } = page
  const { hasRoster } = page.input.accounting
  const heads = [
    name,
    ...(hasRoster ? [words('enrolled')] : []),
    words('answered'),
    words('invalid'),
    words('scored'),
    ...keys.map(({ letter, name: tier }) => html`<b>${letter}</b> ${tier}`),
  ]
  const parents = parentLabels(page, groups)
  const bodies: Markup[] = []
  for (let from = 0; from < groups.length; ) {
    const parent = parents[from] ?? ''
    let to = from + 1
    while (to < groups.length && parents[to] === parent) to++
    const lines = groups.slice(from, to).map((group) => groupLine(page, group, parent))
    const heading = html`<tr><th colspan="${heads.length}" scope="rowgroup" class="parent"><bdi>${parent}</bdi></th></tr>
`
    bodies.push(html`<tbody>${parent === '' ? [] : [heading]}${lines}</tbody>`)
    from = to
  }
  return table(page, caption, heads, bodies)
}

/** The group of the wider level in which each group lies: the longest of its labels with which the group's begins. */
function parentLabels(page: Page, groups: readonly Group[]): string[] {
  const level = groups[0]?.level ?? ''
  const wider = level.slice(0, Math.max(0, level.lastIndexOf('/')))
  const labels = (page.groups.get(wider) ?? []).map(({ label }) => label)
  return groups.map(({ label }) =>
    labels.reduce(
      (best, one) => (label.startsWith(`${one}/`) && one.length > best.length ? one : best),
      '',
    ),
  )
}

function groupLine(page: Page, group: Group, parent: string): Markup {
  const { words, keys, input } = page
  const heading = html`<th scope="row"><bdi>${nameOf(page, group, parent)}</bdi></th>`
  const { hasRoster } = input.accounting
  if (group.isHidden)
    return html`<tr>${heading}<td class="hidden" colspan="${keys.length + (hasRoster ? 4 : 3)}">${words('hiddenGroup')}</td></tr>
`
  const { nEnrolled, nAnswered } = group.head
  const invalid = cellOf(group, 'all', 'quality', 'invalid')?.count ?? null
  const figures = keys.map(({ category }) =>
    figureCell(
      page,
      cellOf(group, 'all', 'tier', category),
      cellOf(group, 'valid', 'tier', category),
    ),
  )
  const size = cellOf(group, 'all', 'tier', keys[0]?.category ?? '')?.n ?? null
  const enrolled = hasRoster ? [countCell(nEnrolled)] : []
  return html`<tr>${heading}${enrolled}${countCell(nAnswered)}${countCell(invalid)}${countCell(size)}${figures}</tr>
`
}

function nameOf({ words, input }: Page, { level, label, sex }: Group, parent: string): string {
  if (level === 'grade') return gradeName(label, input.language)
  if (level === 'all') return sex === 'all' ? words('all') : words(SEX_TEXTS[sex])
  const own = parent === '' ? label : label.slice(parent.length + 1)
  return own === '?' ? words('unnamed') : own
}

const SEX_TEXTS = { female: 'female', male: 'male', unknown: 'unknownSex' } as const
