import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { prepareTable } from '../../src/io/formats/prepare-table.js'
import { readSource } from '../support/read-source.js'
import { describeWithShared } from './shared.js'

const FILES = ['haven_none.sav', 'haven_bytecomp.sav', 'haven_zsav.zsav', 'pspp_written.sav']
const FORMS = [
  { userMissing: 'blank', expected: 'expected_values_usermissing_as_blank.csv' },
  { userMissing: 'keep', expected: 'expected_values_usermissing_as_99.csv' },
] as const

const cellsOf = (text: string): string[][] => Papa.parse<string[]>(text.trimEnd()).data

/** R writes NA where there is nothing. */
const withoutNa = (rows: string[][]): string[][] =>
  rows.map((row) => row.map((cell) => (cell === 'NA' ? '' : cell)))

describeWithShared('spss-io: .sav and .zsav of haven and of PSPP', (shared) => {
  const folder = join(shared, 'datasets/spss-io')

  for (const file of FILES)
    for (const { userMissing, expected } of FORMS)
      it(`${file} has the values that R reads, declared missing ones ${userMissing}`, async () => {
        const [header, ...rows] = withoutNa(cellsOf(readFileSync(join(folder, expected), 'utf8')))
        const own = await readSource(join(folder, file), { userMissing })
        // The file of PSPP has its computed columns behind those of the survey.
        const width = header?.length ?? 0
        expect(own.names.slice(0, width)).toEqual(header)
        expect(own.rows.map((row) => row?.slice(0, width))).toEqual(rows)
      })

  for (const file of FILES)
    it(`${file} knows labels of values and variables, and that 99 is missing`, async () => {
      const table = await prepareTable(join(folder, file))
      if (!table.ok) throw new Error('the file cannot be read')
      table.value.remove()
      const first = table.value.columns?.[0]
      expect(first).toMatchObject({ name: 'A1', missing: ['99'] })
      expect(first?.label).toMatch(/A1$/)
      expect(first?.valueLabels?.map(([text]) => text)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
        '99',
      ])
      expect(table.issues.map(({ code, column }) => [code, column])).toContainEqual([
        'missing-declared',
        'A1',
      ])
    })

  it('gives the means and sums that PSPP gives, with up to two answers missing or with none', async () => {
    const place = mkdtempSync(join(tmpdir(), 'mindgauge-spss-'))
    try {
      const out = join(place, 'scores.csv')
      const words = ['--instrument', 'tests/acceptance/agree.json', '--out', out]
      const code = await run(['score', join(folder, 'pspp_written.sav'), ...words], {
        ...{ out: () => undefined, err: () => undefined, outBytes: () => undefined },
        ...{ isTerminal: false, signal: new AbortController().signal },
      })
      expect([0, 1]).toContain(code)
      const [header = [], ...rows] = cellsOf(readFileSync(out, 'utf8'))
      const [names = [], ...golden] = cellsOf(
        readFileSync(join(folder, 'golden_pspp_mean_n.csv'), 'utf8'),
      )
      expect(rows).toHaveLength(300)
      for (const measure of ['m3', 'm5', 'sall'])
        rows.forEach((row, at) => {
          const ours = row[header.indexOf(`agree_${measure}_raw`)]
          const theirs = golden[at]?.[names.indexOf(measure)]?.trim() ?? 'no column'
          const says = `${measure} of row ${at + 1}`
          if (theirs === '') expect(ours, says).toBe('')
          else expect(Number(ours || Number.NaN), says).toBeCloseTo(Number(theirs), 9)
        })
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  })
})
