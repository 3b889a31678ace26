import type { ReferenceDocument } from '../../../instrument/document.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { Run } from '../../document/run.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import type { ReportCampaign } from '../../model/report-campaign.js'
import { textCell } from './figure-cells.js'
import type { UnitPage } from './open-unit-page.js'

const cache = new WeakMap<ReportCampaign, Map<string, DocumentSection>>()

const DUPLICATES = {
  first: 'methodsFirst',
  last: 'methodsLast',
  'most-complete': 'methodsMostComplete',
} as const

/**
 * How the numbers were made, versions, rules of response quality, sources: the same on every page of a run, so it is made
 * once and frozen.
 */
export function methodsSection(page: UnitPage): DocumentSection {
  const { campaign, language, unit } = page.input
  const known = cache.get(campaign) ?? new Map<string, DocumentSection>()
  cache.set(campaign, known)
  const isCompared = unit.level === 'school' || unit.level === 'district'
  // A class that is counted itself has nothing hidden and nothing to compare.
  const isPublished = unit.level !== 'class' || page.input.counted === undefined
  const key = `${language} ${isCompared} ${isPublished}`
  const section = known.get(key) ?? makeSection(page, { isCompared, isPublished })
  known.set(key, section)
  return section
}

function makeSection(
  page: UnitPage,
  { isCompared, isPublished }: { readonly isCompared: boolean; readonly isPublished: boolean },
): DocumentSection {
  const { say, words, input } = page
  const { duplicates, suppression } = input.campaign.protocol
  const texts = [
    words('methodsScores', words(DUPLICATES[duplicates])),
    words('methodsTiers'),
    words('methodsQuality'),
    words('methodsIntervals'),
    ...(isPublished
      ? [
          words(
            'methodsHiding',
            String(suppression.minimumGroup),
            String(suppression.minimumCell - 1),
          ),
        ]
      : []),
    ...(isCompared ? [say('methodsFunnel')] : []),
    words('diagnosis'),
  ]
  const blocks: DocumentBlock[] = [
    ...texts.map((text): DocumentBlock => ({ kind: 'paragraph', runs: [text] })),
    versionsTable(page),
    { kind: 'heading', text: words('references') },
    { kind: 'list', isOrdered: true, items: sourcesOf(page) },
  ]
  return {
    id: 'methods',
    title: say('methods'),
    blocks: blocks.map((block) => Object.freeze(block)),
  }
}

function versionsTable({ say, textOf, input }: UnitPage): TableBlock {
  const { protocol, instruments, norms } = input.campaign
  const row = (kind: string, name: string, ...rest: readonly string[]): TableCell[] => [
    textCell(name),
    textCell(kind),
    ...rest.map((text) => textCell(text)),
  ]
  const tables = new Map(norms.flat().map((norm) => [norm.id, norm]))
  return {
    kind: 'table',
    id: 'versions',
    caption: say('usedWith'),
    columns: [say('name'), say('kind'), say('version'), say('fingerprint')].map((label) => ({
      label,
      kind: 'text',
    })),
    rows: [
      row(say('kindProtocol'), textOf(protocol.names), protocol.version, protocol.fingerprint),
      ...instruments.map(({ names, id, variant, version, fingerprint }) => {
        const name = `${textOf(names)} (${id}${variant === null ? '' : `, ${variant}`})`
        return row(say('kindInstrument'), name, version, fingerprint)
      }),
      ...Array.from(tables.values(), ({ names, version, fingerprint }) =>
        row(say('kindNorm'), textOf(names), version, fingerprint),
      ),
    ],
  }
}

/** What the protocol, the cut scores and the norm tables rest on, each source once. */
function sourcesOf({ input }: UnitPage): Run[][] {
  const { protocol, instruments, norms } = input.campaign
  const used = instruments.flatMap(({ scales, references }) =>
    scales
      .flatMap(({ cutScoreSets }) => cutScoreSets.flatMap(({ cutScores }) => cutScores))
      .flatMap(({ source }) => (source === null ? [] : (references[source] ?? []))),
  )
  const ofNorms = norms.flat().flatMap(({ references }) => Object.values(references ?? {}))
  const all = [...Object.values(protocol.references), ...used, ...ofNorms]
  return [...new Set(all.map(sourceText))].map((text) => [text])
}

/** Addresses are text, not links: the page reaches for nothing outside itself. */
function sourceText({ text, doi, url }: ReferenceDocument): string {
  const parts = [text, doi === undefined ? '' : `doi:${doi}`, url ?? '']
  return parts.filter((part) => part !== '').join(' ')
}
