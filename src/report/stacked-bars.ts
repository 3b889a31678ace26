import { formatPercent } from './format-number.js'
import { html, type Markup, NOTHING } from './html.js'
import { type Key, keyLabel } from './keys.js'

export interface StackedBar {
  readonly label: string
  /** Below the label, such as the denominator. */
  readonly note: string
  /** Share in 0–1 of each key, null where it is hidden; empty where the whole bar is. */
  readonly shares: readonly (number | null | undefined)[]
}

interface Stack {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly keys: readonly Key[]
  readonly bars: readonly StackedBar[]
  /** Name of the part that is left when hidden shares are put together. */
  readonly hiddenName: string
}

const PITCH = 44
const BAR = 20
const LABEL_PERCENT = 21

/**
 * Bars of 100 percent, parted by key. Lengths are percents of the width, so that the text keeps its size on a phone and
 * on paper. Shares that are hidden are drawn as one part: what the shown ones leave.
 */
export function stackedBars({ id, title, description, keys, bars, hiddenName }: Stack): Markup {
  const lines = bars.map((bar, index) => barLines(bar, keys, index * PITCH + 2))
  const isAnyHidden = bars.some(({ shares }) => shares.some((share) => share === null))
  const hidden = isAnyHidden ? html`<span class="key"><b>·</b> ${hiddenName}</span>` : NOTHING
  return html`<figure>
<figcaption>${title}</figcaption>
<p class="legend">${keys.map(keyLabel)}${hidden}</p>
<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${bars.length * PITCH}">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
${lines}</svg>
</figure>
`
}

function barLines(bar: StackedBar, keys: readonly Key[], top: number): Markup {
  const label = html`<text x="0" y="${top + 14}" class="label">${bar.label}</text><text x="0" y="${top + 31}" class="note">${bar.note}</text>`
  const body = html`<rect x="0" y="${top}" width="100%" height="${BAR}" fill="#fff" stroke="#78909c" stroke-dasharray="3 3"/>${segments(bar, keys, top)}${shareLabels(bar, keys, top + BAR + 13)}`
  return html`${label}<svg x="${LABEL_PERCENT}%" y="0" width="${100 - LABEL_PERCENT}%" height="100%">${body}</svg>
`
}

function segments({ shares }: StackedBar, keys: readonly Key[], top: number): Markup[] {
  let start = 0
  return keys.flatMap(({ pattern }, index) => {
    const share = shares[index]
    if (share === null || share === undefined || share === 0) return []
    const x = start
    start += share
    return html`<rect x="${percent(x)}%" y="${top}" width="${percent(share)}%" height="${BAR}" fill="url(#${pattern})" stroke="#fff" stroke-width="1"/>`
  })
}

/** The percent of each key in a column of its own, so that they read down the page. */
function shareLabels({ shares }: StackedBar, keys: readonly Key[], y: number): Markup[] {
  return keys.flatMap(({ letter }, index) => {
    const share = shares[index]
    if (share === undefined) return []
    const text = share === null ? '·' : formatPercent(share)
    const x = percent(index / keys.length)
    return html`<text x="${x}%" y="${y}" class="share"><tspan class="letter">${letter}</tspan> ${text}</text>`
  })
}

function percent(share: number): string {
  return (share * 100).toFixed(2)
}
