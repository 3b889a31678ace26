import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedDifference } from '../../golden/record-differences.js'
import { type FormulaComparison, hashOf } from './validation-data.js'

const FOLDER = 'tests/golden'

/** The tests that compare formulas with numbers computed elsewhere. */
export function formulaTests(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.test.ts') && goldenFilesOf(name).length > 0)
    .sort()
}

/** The golden files that a test reads. */
function goldenFilesOf(test: string): readonly string[] {
  const text = readFileSync(join(FOLDER, test), 'utf8')
  return [...text.matchAll(/from '\.\/([\w-]+\.json)'/g)].map(([, name = '']) => name)
}

/** The files that a comparison of formulas speaks for. */
export function filesOfFormulas(test: string): string {
  return hashOf([test, ...goldenFilesOf(test)].map((name) => join(FOLDER, name)))
}

/** Runs the golden tests of formulas and takes down how far apart their numbers are. */
export function compareFormulas(): Readonly<Record<string, FormulaComparison>> {
  const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
  const file = join(folder, 'differences.jsonl')
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', FOLDER, '--reporter=dot'],
    {
      env: { ...process.env, MINDGAUGE_DIFFERENCES: file },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (status !== 0)
    console.error('compareFormulas: some golden tests fail; run npm run docs again once they pass')
  const records = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): RecordedDifference => JSON.parse(line))
  rmSync(folder, { recursive: true, force: true })
  return Object.fromEntries(
    formulaTests().map((test) => [test, comparisonOf(test, records)] as const),
  )
}

function comparisonOf(test: string, records: readonly RecordedDifference[]): FormulaComparison {
  const own = records.filter((record) => record.test === test)
  const sources = goldenFilesOf(test).map((name) => {
    const golden: { readonly source?: string } = JSON.parse(
      readFileSync(join(FOLDER, name), 'utf8'),
    )
    return golden.source ?? name
  })
  return {
    files: filesOfFormulas(test),
    sources: [...new Set(sources)],
    figures: own.reduce((sum, { figures }) => sum + figures, 0),
    largest: Math.max(0, ...own.map(({ largest }) => largest)),
  }
}
