import { join } from 'node:path'
import { cohortMeasures } from '../../cohort/measures.js'
import type { Instrument } from '../../instrument/instrument.js'
import { translateSources, translatorTo } from '../../io/translator.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import { type CohortFigures, collectCohort } from '../../report/model/cohort-figures.js'
import { type CoverageFigures, coverageFigures } from '../../report/model/coverage-figures.js'
import type { ReportCampaign, WaveFigures } from '../../report/model/report-campaign.js'
import { openResultSet, type ResultSet } from '../compare/read-result-set.js'
import { type LoadedCampaign, loadCampaignOf } from '../load-campaign.js'
import { columnPrefixes } from '../result/score-columns.js'
import type { Summary } from '../screen/summary.js'
import { openTable, type Table, type TableFaults, tableRecords } from '../table/open-table.js'
import { summaryFaults } from './summary-faults.js'
import { type Twins, toldTwins } from './told-twins.js'

/** The results that a report is made from: this wave, and earlier ones. */
export interface ReportSource {
  /** What it was opened from. */
  readonly folder: string
  readonly previousFolders: readonly string[]
  readonly protocol: string | null
  readonly results: ResultSet
  readonly twins: Twins
  readonly loaded: LoadedCampaign
  readonly campaign: ReportCampaign
  readonly wave: WaveFigures
  /** The oldest first. */
  readonly previous: readonly { readonly results: ResultSet; readonly wave: WaveFigures }[]
  /** Every file that was read, which no output may replace. */
  readonly paths: readonly string[]
}

export interface SourceWish {
  readonly folder: string
  /** Folders of earlier waves, the oldest first. */
  readonly previous: readonly string[]
  /** Id or path; the one that the summary names where null. */
  readonly protocol: string | null
  readonly language: Language
  /** Whether published figures are needed, which takes reading `cohort.csv`. */
  readonly withFigures: boolean
}

/** Opens result folders and the protocol that they were screened with, or says everything that stands in the way. */
export function openReportSource(wish: SourceWish): Result<ReportSource> {
  const own = openResultSet(wish.folder)
  const earlier = wish.previous.map((folder) => openResultSet(folder))
  const issues: Issue[] = [own, ...earlier].flatMap((one) => one.issues)
  const sets = earlier.flatMap((one) => (one.ok ? [one.value] : []))
  if (!own.ok || sets.length < earlier.length) return { ok: false, issues }
  issues.push(...[own.value, ...sets].flatMap(({ summary }) => summaryFaults(summary)))
  issues.push(...sameWaves([own.value, ...sets]))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const results = own.value
  const { summary } = results
  const campaign = loadCampaignOf(wish.protocol, summary.protocol.id)
  if (!campaign.ok) return { ok: false, issues: [...issues, ...campaign.issues] }
  issues.push(...otherVersions(summary, campaign.value))
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const figures = (set: ResultSet): WaveFigures => waveFigures(set, summary, wish.withFigures)
  const value: ReportSource = {
    folder: wish.folder,
    previousFolders: wish.previous,
    protocol: wish.protocol,
    results,
    twins: toldTwins(results, wish.language),
    loaded: campaign.value,
    campaign: campaignOf(campaign.value, summary, wish.language),
    wave: figures(results),
    previous: sets.map((set) => ({ results: set, wave: figures(set) })),
    paths: [results, ...sets].flatMap(({ paths }) => paths),
  }
  return { ok: true, value, issues }
}

/** Folders that are given twice, or hold the same results: nothing would have changed between the waves. */
function sameWaves(sets: readonly ResultSet[]): Issue[] {
  const keys = sets.map(({ summary, students }) => JSON.stringify([summary, students.scan.size]))
  return sets.flatMap((set, at) => {
    if (keys.indexOf(keys[at] ?? '') === at) return []
    const sides = { expected: 'results of another wave', received: 'the same results again' }
    return [issue({ code: 'duplicate-id', path: 'previous', file: set.name, ...sides })]
  })
}

function campaignOf(
  { compiled, norms }: LoadedCampaign,
  { mindgauge, wave, accounting }: Summary,
  language: Language,
): ReportCampaign {
  const instruments: readonly Instrument[] = compiled.instruments.map(
    ({ instrument }) => instrument,
  )
  const translate = translatorTo(language)
  return {
    protocol: translateSources(compiled.protocol, translate),
    instruments: instruments.map((one) => ({
      ...one,
      doubts: one.doubts.map(translate),
      licence: { ...one.licence, detail: translate(one.licence.detail) },
    })),
    prefixes: columnPrefixes(compiled.instruments),
    norms,
    measures: cohortMeasures(compiled.protocol, instruments),
    version: mindgauge,
    wave,
    accounting,
  }
}

function waveFigures(set: ResultSet, own: Summary, withFigures: boolean): WaveFigures {
  const coverage = openTable(join(folderOf(set), 'coverage.csv'))
  return {
    name: set.wave,
    cohort:
      withFigures && set.cohort !== null ? readCohort(set.cohort) : collectCohort([]).figures(),
    coverage: withFigures && coverage.ok ? readCoverage(coverage.value) : coverageFigures([], []),
    isSameProtocol: set.summary.protocol.fingerprint === own.protocol.fingerprint,
  }
}

function folderOf({ students }: ResultSet): string {
  return join(students.path, '..')
}

function readCohort(table: Table): CohortFigures {
  const collector = collectCohort(table.header)
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const record of tableRecords(table, faults)) collector.add(record)
  return collector.figures()
}

function readCoverage(table: Table): CoverageFigures {
  return coverageFigures(table.header, tableRecords(table, { ragged: 0, first: 0 }))
}

/** Protocol or instruments that are not those of the results: their tiers and words would be another's. */
function otherVersions(summary: Summary, { compiled }: LoadedCampaign): Issue[] {
  const differ = (path: string, expected: string, received: string): Issue[] =>
    expected === received ? [] : [issue({ code: 'versions-differ', path, expected, received })]
  const { protocol, instruments } = compiled
  return [
    ...differ('protocol', summary.protocol.fingerprint, protocol.fingerprint),
    ...instruments.flatMap(({ instrument }) => {
      const own = summary.instruments.find(
        ({ id, variant }) => id === instrument.id && variant === instrument.variant,
      )
      return differ(instrument.id, own?.fingerprint ?? 'none', instrument.fingerprint)
    }),
  ]
}
