import { addBlock } from '../../src/cohort/add-block.js'
import { addEnrolled } from '../../src/cohort/add-enrolled.js'
import { type Cohort, createCohort } from '../../src/cohort/cohort.js'
import { cohortRows } from '../../src/cohort/cohort-rows.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import type { ReportInput } from '../../src/report/report-input.js'
import type { Protocol } from '../../src/risk/protocol.js'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../cohort-campaign.js'

const LEVELS = ['district', 'school', 'grade', 'class']
const N_BANDS = [3, 2]

/** A protocol with a rule and a quality rule that name their sources. */
export const REPORT_PROTOCOL: Protocol = {
  ...madeUpProtocol(LEVELS, { minimumCell: 5, minimumGroup: 10 }),
  quality: [
    {
      id: 'fast',
      names: { en: 'Fast', zh: '过快' },
      index: 'seconds-per-item',
      below: 2,
      state: 'suspect',
      source: 'speed',
      confidence: 'single-source',
    },
  ],
  rules: [
    {
      id: 'high',
      tier: 'red',
      names: { en: 'A high score', zh: '高分' },
      when: { instrument: 'mood', scale: 'part1', atLeast: 20 },
      source: 'paper',
      confidence: 'verified-2-sources',
    },
  ],
  references: { paper: { text: 'A paper (2001).', doi: '10.1/x' }, speed: { text: 'On speed.' } },
}
export const REPORT_INSTRUMENT: Instrument = madeUpInstrument(N_BANDS)

function sheetsOf(schools: readonly string[], seed: number): Sheet[] {
  const draw = drawsFrom(seed)
  return schools.flatMap((school, index) =>
    Array.from({ length: school.startsWith('Small') ? 8 : 160 }, (_, student) =>
      drawnSheet(
        [`Area ${index % 2}`, school, String(7 + (student % 2)), '1'],
        1 + (student % 2),
        draw,
        N_BANDS,
      ),
    ),
  )
}

function cohortOf(sheets: readonly Sheet[]): Cohort {
  const groups = groupsOf(sheets, LEVELS.length)
  const cohort = createCohort(REPORT_PROTOCOL, [REPORT_INSTRUMENT])
  addBlock(cohort, screenedBlock(sheets, N_BANDS.length), groups)
  addEnrolled(cohort, groups)
  return cohort
}

/** The counts of the campaign that {@link reportInput} is the report of. */
export function reportCohort(schools: readonly string[], seed = 1): Cohort {
  return cohortOf(sheetsOf(schools, seed))
}

/** The report of a made-up campaign; a school whose name begins with Small has 8 sheets, any other 160. */
export function reportInput(schools: readonly string[], seed = 1): ReportInput {
  const sheets = sheetsOf(schools, seed)
  const count = (state: number): number => sheets.filter(({ quality }) => quality === state).length
  return {
    language: 'en',
    protocol: REPORT_PROTOCOL,
    instruments: [REPORT_INSTRUMENT],
    norms: [],
    rows: cohortRows(cohortOf(sheets)),
    accounting: {
      rows: sheets.length + 7,
      scored: sheets.length,
      rejected: 7,
      enrolled: sheets.length,
      answered: sheets.length,
      missing: 0,
      unknownToRoster: 0,
      hasRoster: true,
      valid: count(0),
      suspect: count(1),
      invalid: count(2),
    },
    version: '9.8.7',
    wave: 'autumn',
  }
}

export const SCHOOLS: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `School ${index + 1}`,
)

/** What a reader sees of a piece of HTML. */
export function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
