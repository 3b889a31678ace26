import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { earlierReport, MANIFEST, otherReport } from './report-manifest.js'

const place = mkdtempSync(join(tmpdir(), 'mindgauge-manifest-'))
afterAll(() => rmSync(place, { recursive: true }))

const OWN = { role: 'head', level: 'school', format: 'html' } as const
const found = (folder: string) =>
  otherReport(folder, earlierReport(folder), OWN).map(({ code, received }) => [code, received])

function folderWith(name: string, content: object): string {
  const folder = mkdtempSync(join(place, 'folder-'))
  writeFileSync(join(folder, name), JSON.stringify(content))
  return folder
}

it('reports go into an empty folder, a new one, or that of a run of the same kind', () => {
  expect(found(mkdtempSync(join(place, 'empty-')))).toEqual([])
  expect(found(join(place, 'new'))).toEqual([])
  const manifest = { made: 'report', ...OWN, folders: ['schools'] }
  expect(found(folderWith(MANIFEST, manifest))).toEqual([])
})

it('reports do not go among results, nor among reports for another role', () => {
  expect(found(folderWith('summary.json', {}))).toEqual([
    ['output-unwritable', 'a folder of results'],
  ])
  const manifest = { made: 'report', ...OWN, role: 'specialist', folders: ['schools'] }
  expect(found(folderWith(MANIFEST, manifest))).toEqual([
    ['output-unwritable', 'a report for specialist, school, html'],
  ])
})
