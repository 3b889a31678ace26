import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { describeWithShared } from './shared.js'

const SCALES = ['agree', 'conscientious', 'extraversion', 'neuroticism', 'openness']

function records(file: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data
}

describeWithShared('psych-bfi: 2,800 people, a user’s instrument file', (shared) => {
  it('scale means equal those of R psych without imputation to 1e-12', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mindgauge-bfi-'))
    try {
      const source = join(shared, 'datasets/psych-bfi')
      const out = join(folder, 'scored.csv')
      const errors: string[] = []
      const code = await run(
        [
          'score',
          join(source, 'bfi.csv'),
          '--instrument',
          'tests/acceptance/bfi-25.json',
          '--out',
          out,
        ],
        {
          out: () => {},
          err: (text) => errors.push(text),
          outBytes: () => {},
          isTerminal: false,
          signal: new AbortController().signal,
        },
      )
      expect([0, 1], errors.join('')).toContain(code)
      const scored = records(out)
      // This file prints ten decimals; the reference results beside the datasets print all of them.
      const expected = records(join(source, 'scoreItems_none_mean.csv'))
      const exact = records(join(shared, 'golden/bfi_scores.csv'))
      expect(scored.length).toBe(expected.length)
      let compared = 0
      expected.forEach((row, index) => {
        expect(scored[index]?.['rownames']).toBe(row['rowid'])
        for (const scale of SCALES) {
          const theirs = row[scale] ?? ''
          const ours = scored[index]?.[`bfi-25_${scale}_raw`] ?? ''
          if (theirs === '' || theirs === 'NA' || theirs === 'NaN') expect(ours).toBe('')
          else {
            const printed = Math.round(Number(ours) * 1e10) / 1e10
            expect(Math.abs(printed - Number(theirs))).toBeLessThanOrEqual(1e-12)
            const full = Number(exact[index]?.[`mean_none.${scale}`])
            expect(Math.abs(Number(ours) - full)).toBeLessThanOrEqual(1e-12)
          }
          compared++
        }
      })
      expect(compared).toBe(2800 * SCALES.length)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
