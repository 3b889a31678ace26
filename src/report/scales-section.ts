import type { CohortMeasure } from '../cohort/measures.js'
import { confidenceText } from '../instrument/confidence-text.js'
import type { CutScore, Instrument, Scale } from '../instrument/instrument.js'
import { cellOf, type Group } from './groups.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page, Section } from './page.js'
import { countCell, figureCell, table } from './table.js'
import { gradeName } from './words.js'

/** How many sheets lie in each band of each scale, for everybody and by grade. */
export function scalesSection(page: Page): Section {
  const { words, input } = page
  const body = html`<p>${words('scalesNote')}</p>
<p class="small">${words('legendCells')} ${words('legendValid')} ${words('legend')}</p>
${input.instruments.map((instrument, index) => instrumentTables(page, instrument, index))}`
  return { id: 'scales', title: words('scales'), body }
}

/** Scales with the same bands share a table. */
function instrumentTables(page: Page, instrument: Instrument, index: number): Markup {
  const tables = new Map<string, CohortMeasure[]>()
  for (const measure of page.measures) {
    if (measure.kind !== 'band' || measure.instrument !== index) continue
    const bands = measure.categories.map(({ id }) => id).join(' ')
    tables.set(bands, [...(tables.get(bands) ?? []), measure])
  }
  if (tables.size === 0) return NOTHING
  const name = `${page.textOf(instrument.displayNames)} (${instrument.id})`
  const parts = Array.from(tables.values(), (measures) =>
    bandTable(page, name, instrument, measures),
  )
  return html`<h3>${name}</h3>${parts}`
}

function bandTable(
  page: Page,
  caption: string,
  instrument: Instrument,
  measures: readonly CohortMeasure[],
): Markup {
  const { words, textOf } = page
  const bands = measures[0]?.categories.map(({ names }) => textOf(names)) ?? []
  const heads = [words('grade'), words('scored'), ...bands]
  const bodies = measures.map((measure) => {
    const scale = instrument.scales[measure.part]
    if (scale === undefined) return NOTHING
    const heading = html`<tr><th colspan="${heads.length}" scope="rowgroup" class="parent">${textOf(scale.displayNames)} ${cutScoresLine(page, instrument, scale)}</th></tr>
`
    return html`<tbody>${heading}${bandLines(page, measure)}</tbody>`
  })
  return table(page, caption, heads, bodies)
}

function bandLines(page: Page, measure: CohortMeasure): Markup[] {
  const { words, everybody, input } = page
  const grades = page.groups.get('grade') ?? []
  const groups: readonly Group[] = everybody === undefined ? grades : [everybody, ...grades]
  return groups.flatMap((group) => {
    const cells = measure.categories.map(({ id }) => cellOf(group, 'all', measure.id, id))
    if (cells.every((cell) => cell === undefined)) return []
    const figures = measure.categories.map(({ id }, index) =>
      figureCell(page, cells[index], cellOf(group, 'valid', measure.id, id)),
    )
    const name = group.level === 'grade' ? gradeName(group.label, input.language) : words('all')
    return html`<tr><th scope="row">${name}</th>${countCell(cells[0]?.n ?? null)}${figures}</tr>
`
  })
}

/** Where the bands of a scale begin, by whom, and how well that was checked. */
function cutScoresLine(page: Page, instrument: Instrument, scale: Scale): Markup {
  const { words, citations, input } = page
  const [set, ...others] = scale.cutScoreSets
  const cuts = scale.cutScoreSets.flatMap(({ cutScores }) => cutScores)
  const text =
    others.length > 0 || set === undefined
      ? words('cutScoresVary')
      : words(
          'cutScores',
          set.cutScores.flatMap((cut) => startOf(page, instrument, cut)).join(', '),
        )
  const standard = scale.cutScoresOn === 'standard-score' ? `, ${words('onStandard')}` : ''
  const checked = [...new Set(cuts.map(({ confidence }) => confidence))].map((confidence) =>
    confidenceText(confidence, input.language),
  )
  const sources = citations.cite(
    cuts.map(({ source }) => source),
    instrument.references,
  )
  return html`<small>${text}${standard}; ${checked.join(', ')} ${sources}</small>`
}

function startOf(
  { textOf }: Page,
  instrument: Instrument,
  { at, strict, band }: CutScore,
): string[] {
  if (at === null) return []
  return [`${textOf(instrument.bands[band] ?? { en: band })} ${strict ? '>' : '≥'} ${at}`]
}
