import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records } from '../../cli/run-command.js'
import { type ReportTerm, reportTerm } from '../report-term.js'

const isThere = spawnSync('soffice', ['--version']).status === 0
if (!isThere)
  console.warn(
    '\nLibreOffice (soffice) is not installed: that files open in it is NOT tested here\n',
  )

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

/** Converts a file with a profile of its own; the name of what came out, or '' where it did not open. */
function converted(path: string, filter: string): string {
  const out = term.place.path('converted')
  const profile = `-env:UserInstallation=file://${term.place.path('profile')}`
  const words = [profile, '--headless', '--convert-to', filter, '--outdir', out, path]
  spawnSync('soffice', words, { timeout: 120_000 })
  const ending = filter.split(':')[0] ?? ''
  return readdirSync(out).find((name) => name.endsWith(`.${ending}`)) ?? ''
}

function firstBelow(folder: string, ending: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return join(folder, names.find((name) => name.endsWith(ending)) ?? '')
}

if (isThere)
  describe('LibreOffice', () => {
    it('opens the crisis list: as many rows, numbers of students and no formula', async () => {
      const out = term.place.path('work')
      const words = ['worklists', term.results, '--role', 'specialist', '--from', '2026-11-22']
      await mindgauge(...words, '--roster', term.roster, '--out', out)
      const name = converted(firstBelow(out, 'crisis-list.xlsx'), 'csv')
      const text = readFileSync(join(term.place.path('converted'), name), 'utf8')
      const found = records(term.place.read('results/crisis.csv')).filter(({ student = '' }) =>
        text.includes(student),
      )
      expect(found.length).toBeGreaterThan(0)
      expect(text).not.toMatch(/(?:^|,|")=|#NAME|Err:/m)
    }, 180_000)

    it('opens a report as a Word document, on several pages', async () => {
      const out = term.place.path('school')
      const words = ['report', term.results, '--level', 'school', '--role', 'head', '--lang', 'zh']
      await mindgauge(...words, '--format', 'docx', '--out', out)
      const name = converted(firstBelow(out, '.docx'), 'pdf')
      const pdf = readFileSync(join(term.place.path('converted'), name), 'latin1')
      expect(pdf.slice(0, 5)).toBe('%PDF-')
      expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length).toBeGreaterThan(1)
    }, 180_000)
  })
