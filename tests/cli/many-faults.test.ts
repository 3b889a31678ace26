import { afterAll, describe, expect, it } from 'vitest'
import { expectNothingWritten, place, screened } from './pilot-screening.js'
import { csv } from './sheets.js'

afterAll(place.remove)

/** More than a call takes as arguments. */
const N_ROWS = 150_000

const rosterOf = (rowOf: (row: number) => string): string =>
  place.write(
    'roster.csv',
    `student,school,grade,class,sex\n${Array.from({ length: N_ROWS }, (_, at) => `${rowOf(at + 1)}\n`).join('')}`,
  )

describe('a roster in which nearly every row is at fault', () => {
  it('is refused with the first of them and their number', async () => {
    const roster = rosterOf((row) => `${row},North`)
    const run = await screened(csv({}), '--roster', roster)
    expectNothingWritten(
      run,
      `roster.csv, row 1: row with another number of cells: expected 5 cells, received 2 (${N_ROWS} in all)`,
    )
  })

  it('is refused where a quote swallows all of them', async () => {
    const roster = rosterOf((row) => {
      const [before, behind] = [row === 1 ? '"' : '', row === N_ROWS ? '"' : '']
      return `${row},${before}North${behind},8,1,female`
    })
    const run = await screened(csv({}), '--roster', roster)
    expectNothingWritten(run, /roster\.csv, row 1: row that cannot be read: expected quotes/)
  })

  it('is read with the number of all where they can be passed over', async () => {
    const roster = rosterOf((row) => `${row === 1 ? '1001' : ''},North,8,1,female`)
    const run = await screened(csv({}), '--roster', roster)
    expect(run.code).toBe(1)
    expect(run.err).toContain(`received an empty cell (${N_ROWS - 1} in all)`)
    const { issues } = JSON.parse(place.read(`${run.folder}/summary.json`))
    expect(issues['student-missing']).toBe(N_ROWS - 1)
  })
})
