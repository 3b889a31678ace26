import { describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { addBlock } from '../cohort/add-block.js'
import { addEnrolled } from '../cohort/add-enrolled.js'
import { type Cohort, createCohort } from '../cohort/cohort.js'
import { type CohortRow, cohortRows } from '../cohort/cohort-rows.js'
import { publishCohort } from '../cohort/publish-cohort.js'
import { cohortCsv } from './cohort-csv.js'

const LEVELS = ['school', 'grade', 'class']
const BANDS = [3]

function sheetsOf(n: number, school: (index: number) => string): Sheet[] {
  const draw = drawsFrom(7)
  return Array.from({ length: n }, (_, index) =>
    drawnSheet([school(index), String(7 + (index % 2)), '1'], 1 + (index % 2), draw, BANDS),
  )
}

function cohortOf(sheets: readonly Sheet[], minimum: number): Cohort {
  const suppression = { minimumCell: minimum, minimumGroup: 2 * minimum }
  const cohort = createCohort(madeUpProtocol(LEVELS, suppression), [madeUpInstrument(BANDS)])
  addBlock(cohort, screenedBlock(sheets, BANDS.length), groupsOf(sheets, LEVELS.length))
  return cohort
}

/** The pieces that are written. */
function piecesOf(cohort: Cohort): string[] {
  const pieces: string[] = []
  cohortCsv(publishCohort(cohort), (bytes) => pieces.push(new TextDecoder().decode(bytes)))
  return pieces
}

const share = (value: number | null): string => (value === null ? '' : value.toFixed(4))

function lineOf(row: CohortRow): string {
  const { level, group, sex, sheets, measure, category, nEnrolled, nAnswered, nValid } = row
  const names = [level, group, sex, sheets, measure, category]
  const sizes = [nEnrolled ?? '', nAnswered ?? '', nValid ?? '', row.n ?? '', row.count ?? '']
  const shares = [share(row.share), share(row.low), share(row.high)]
  return [...names, ...sizes, ...shares, row.suppressed ? 'yes' : 'no'].join()
}

describe('cohortCsv', () => {
  it('has a line for each row of the cohort table, with four decimals', () => {
    const sheets = sheetsOf(600, (index) => `S${index % 5}`)
    for (const minimum of [0, 5]) {
      const cohort = cohortOf(sheets, minimum)
      addEnrolled(cohort, groupsOf(sheets, LEVELS.length))
      const lines = piecesOf(cohort).join('').split('\n')
      expect(lines[0]).toMatch(/^level,group,sex,sheets,measure,.*,suppressed$/)
      expect(lines.slice(1)).toEqual([...cohortRows(cohort).map(lineOf), ''])
    }
  })

  it('comes in pieces where it is long, and the lines are the same', () => {
    const cohort = cohortOf(
      sheetsOf(3000, (index) => `School with a rather long name ${index % 300}`),
      0,
    )
    const pieces = piecesOf(cohort)
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.join('').split('\n').slice(1)).toEqual([...cohortRows(cohort).map(lineOf), ''])
  })

  it('quotes names with commas, leaves hidden numbers empty, keeps formulas from running', () => {
    const named = (school: string): string[] =>
      piecesOf(
        cohortOf(
          sheetsOf(1, () => school),
          5,
        ),
      )
    expect(named('A, "B"').join('')).toContain('school,"A, ""B""",all,all,all,all,,,,,,,,,yes\n')
    expect(named('=1+1').join('')).toContain("school,'=1+1,all,")
  })

  it('takes names longer than a piece', () => {
    const name = 'x'.repeat(300_000)
    expect(
      piecesOf(
        cohortOf(
          sheetsOf(1, () => name),
          5,
        ),
      ).join(''),
    ).toContain(`school,${name},all,`)
  })
})
