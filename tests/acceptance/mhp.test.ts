import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { describeWithShared } from './shared.js'

/** Scale column of ours, total and label columns of theirs, and their words for our bands. */
const MEASURES = [
  {
    ours: 'pss-10-mhp_total',
    value: 'Stress Value',
    label: 'Stress Label',
    words: {
      low: 'Low Stress',
      moderate: 'Moderate Stress',
      high: 'High Perceived Stress',
    },
  },
  {
    ours: 'gad-7_total',
    value: 'Anxiety Value',
    label: 'Anxiety Label',
    words: {
      minimal: 'Minimal Anxiety',
      mild: 'Mild Anxiety',
      moderate: 'Moderate Anxiety',
      severe: 'Severe Anxiety',
    },
  },
  {
    ours: 'phq-9_total',
    value: 'Depression Value',
    label: 'Depression Label',
    words: {
      minimal: 'Minimal Depression',
      mild: 'Mild Depression',
      moderate: 'Moderate Depression',
      'moderately-severe': 'Moderately Severe Depression',
      severe: 'Severe Depression',
    },
  },
] as const

function records(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data
}

describeWithShared(
  'mhp-students: a real export of 2,028 students, scored with a column map',
  (shared) => {
    it('reproduces the published totals and labels of all 2,022, and names the other six rows', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mindgauge-mhp-'))
      try {
        const source = join(shared, 'datasets/mhp-students')
        const out = join(folder, 'scored.csv')
        const said: string[] = []
        const code = await run(
          [
            'score',
            join(source, 'Raw_Dataset.csv'),
            '--instrument',
            'phq-9,gad-7,tests/acceptance/pss-10-mhp.json',
            '--map',
            'tests/acceptance/mhp-map.json',
            '--out',
            out,
          ],
          {
            out: (text) => said.push(text),
            err: (text) => said.push(text),
            outBytes: () => {},
            isTerminal: false,
            signal: new AbortController().signal,
          },
        )
        expect(code, said.join('')).toBe(1)
        const scored = records(readFileSync(out, 'utf8'))
        const published = records(readFileSync(join(source, 'Cleaned.csv'), 'utf8'))
        expect([scored.length, published.length]).toEqual([2028, 2022])
        const isRepeated = repeatedRows(join(source, 'Raw_Dataset.csv'))
        const kept = scored.filter((_, index) => !isRepeated.has(index + 1))
        expect(kept.length).toBe(2022)
        kept.forEach((row, index) => {
          for (const { ours, value, label, words } of MEASURES) {
            expect(row[`${ours}_raw`]).toBe(published[index]?.[value])
            const band = row[`${ours}_band`] as keyof typeof words
            const published_label = published[index]?.[label]
            // The published file has a band of its own for a PHQ-9 total of 0, which the PHQ-9 counts as minimal.
            if (published_label === 'No Depression') expect(row[`${ours}_raw`]).toBe('0')
            else expect(words[band]).toBe(published_label)
          }
        })
        expect(said.join('')).toMatch(/row/i)
        expect(said.join('')).toContain('6')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  },
)

/** Numbers of the rows of a file that equal an earlier one in every cell. */
function repeatedRows(file: string): Set<number> {
  const rows = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data
  const seen = new Set<string>()
  const repeated = new Set<number>()
  rows.forEach((row, index) => {
    const key = JSON.stringify(row)
    if (seen.has(key)) repeated.add(index)
    seen.add(key)
  })
  return repeated
}
