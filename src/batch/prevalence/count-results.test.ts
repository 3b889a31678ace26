import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openResponses } from '../../io/open-responses.js'
import { type CountedResults, type CountJob, countResults } from './count-results.js'
import { readDesign } from './read-design.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-counted-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GROUPS = ['school', 'grade', 'sex']

function written(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** Results of students of 6 schools, 3 grades and 2 sexes, all of which come early. */
function results(students: number): string {
  const rows = Array.from({ length: students }, (_, at) => {
    const words = [`School ${at % 6}`, 7 + (at % 3), at % 4 < 2 ? 'female' : 'male']
    const tier = ['none', 'yellow', 'red'][Math.floor(at / 12) % 3]
    return [at, ...words, at % 9 === 0 ? 'invalid' : 'valid', tier, (at * 7) % 25].join()
  })
  const header = 'student,school,grade,sex,quality,tier,phq-9_total_raw'
  return written(`results-${students}.csv`, [header, ...rows])
}

function counted(path: string, more: Partial<CountJob> = {}): Promise<CountedResults> {
  const levels = [...GROUPS, 'quality', 'tier', 'phq-9_total_raw']
  const students = more.joined?.students ?? null
  const opened = openResponses(path, [], { levels, students })
  if (!opened.ok) throw new Error(opened.issues[0]?.message)
  const measures = [{ name: 'tier', scale: null, words: null }]
  return countResults({
    file: opened.value,
    columns: { measures, scores: ['phq-9_total_raw'] },
    groupColumns: GROUPS,
    design: { strata: null, clusters: ['school'], weights: null, populations: [] },
    joined: null,
    sheets: 'valid',
    watch: { signal: new AbortController().signal },
    ...more,
  })
}

/** How much is kept, in entries and numbers. */
function sizesOf({ tally, values, participation }: CountedResults) {
  const cells = [...tally.cells.values()]
  return {
    cells: cells.length,
    numbers: cells.reduce((sum, { counts, sums }) => sum + counts.length + sums.length, 0),
    units: tally.sample.units.length,
    words: values.flat().length,
    places: participation.length,
  }
}

describe('countResults', () => {
  it('keeps as much of many students as of few: memory hangs on the groups', async () => {
    const [few, many] = [await counted(results(720)), await counted(results(14_400))]
    expect(sizesOf(many)).toEqual(sizesOf(few))
    expect(sizesOf(many)).toMatchObject({ units: 7, words: 4 })
    expect([few.rows, many.rows]).toEqual([720, 14_400])
    const nOf = ({ tally }: CountedResults): number =>
      [...tally.cells.values()].reduce((sum, { n }) => sum + n, 0)
    expect([nOf(few), nOf(many)]).toEqual([640, 12_800])
  })

  it('stops where it is told to', async () => {
    const stop = new AbortController()
    const watch = { signal: stop.signal, onRows: () => stop.abort(new Error('stopped')) }
    await expect(counted(results(14_400), { watch })).rejects.toThrow('stopped')
  })

  it('joins a design by student, by school, or not at all, to the same figures', async () => {
    const path = results(720)
    const weights = (at: number): number => 1 + (at % 6)
    const bySchool = written('by-school.csv', [
      'school,w',
      ...Array.from({ length: 6 }, (_, at) => `School ${at},${weights(at)}`),
    ])
    const byStudent = written('by-student.csv', [
      'student,w',
      ...Array.from({ length: 720 }, (_, at) => `${719 - at},${weights(719 - at)}`),
    ])
    const design = { strata: null, clusters: ['school'], weights: 'w', populations: [] }
    const cellsWith = async (file: string): Promise<string> => {
      const joined = readDesign(file)
      if (!joined.ok) throw new Error(joined.issues[0]?.message)
      const { tally } = await counted(path, { joined: joined.value, design })
      return JSON.stringify([...tally.cells])
    }
    const [one, other] = [await cellsWith(bySchool), await cellsWith(byStudent)]
    expect(other).toBe(one)
    expect(one).toContain('"weight":6')
  })

  it('a sheet that a design does not have, or whose weight is none, is a fault of its row', async () => {
    const path = results(36)
    const short = written('short.csv', [
      'school,w',
      'School 0,2',
      'School 1,Infinity',
      'School 2,x',
    ])
    const joined = readDesign(short)
    if (!joined.ok) throw new Error(joined.issues[0]?.message)
    const design = { strata: null, clusters: ['school'], weights: 'w', populations: [] }
    const { faults } = await counted(path, { joined: joined.value, design })
    const received = new Map(faults.map(({ row = 0, received: said }) => [(row - 1) % 6, said]))
    expect([...received].sort(([a], [b]) => a - b)).toEqual([
      [1, 'something else'],
      [2, 'something else'],
      [3, 'none'],
      [4, 'none'],
      [5, 'none'],
    ])
    expect(faults.every(({ column }) => column === 'w')).toBe(true)
  })
})
