import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRoles } from '../../src/batch/report/load-role.js'
import { loadProtocol } from '../../src/io/catalogue.js'
import type { ReportField, ReportRole } from '../../src/report/roles/report-role.js'
import { mindgauge, records } from '../cli/run-command.js'
import { filesBelow, HOSTILE, type ReportTerm, reportTerm } from './report-term.js'

const loaded = loadRoles(null)
const ROLES: readonly ReportRole[] = loaded.ok ? loaded.value.roles : []
const PAIRS = ROLES.flatMap((role) => role.levels.map((level) => [role.id, level, role] as const))

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
})
afterAll(() => term.place.remove())

/** Texts that give a field away, whatever page they stand on. */
function textsOf(field: ReportField): readonly string[] {
  const students = records(term.place.read('results/students.csv'))
  const crisis = records(term.place.read('results/crisis.csv'))
  const protocol = loadProtocol('cn-grades-4-12-cards')
  if (!protocol.ok) throw new Error('textsOf requires the protocol')
  const { rules, tiers, quality } = protocol.value
  const parts = (text: string | undefined): string[] => (text ?? '').split('; ').filter(Boolean)
  switch (field) {
    case 'student':
      return [...new Set([...students, ...term.private].map((row) => row['student'] ?? ''))]
    case 'name':
      return term.private
        .map(({ name = '' }) => name)
        .filter((name) => !HOSTILE.some((one) => one === name))
    case 'guardians':
      return term.private.flatMap((row) => [row['guardian'] ?? '', row['guardian_phone'] ?? ''])
    case 'responsible':
      return term.private.map(({ responsible = '' }) => responsible)
    case 'answers':
      return crisis.flatMap(({ answers }) => parts(answers).map((one) => one.split('=')[1] ?? ''))
    case 'critical-items':
      return crisis.flatMap(({ names }) => parts(names))
    case 'reasons':
      return rules.map(({ names }) => names.zh ?? names.en)
    case 'quality':
      return quality.map(({ names }) => names.zh ?? names.en)
    case 'tier':
      return tiers.flatMap(({ names, colour }) => [names.zh ?? names.en, colour])
    default:
      return []
  }
}

/** Pages of counts name tiers, rules and quality of nobody; what names a student is told apart from them. */
const PERSONAL: readonly ReportField[] = ['student', 'name', 'guardians', 'responsible', 'answers']

describe.each(PAIRS)('reports for %s about each %s', (id, level, role) => {
  it('are written, and no text of a field that the role may not see is in their bytes', async () => {
    const out = term.place.path(`${id}-${level}`)
    const words = ['report', term.results, '--level', level, '--role', id, '--lang', 'zh']
    const made = await mindgauge(...words, '--out', out, '--roster', term.roster)
    expect(made.code, made.err).toBe(0)
    const files = filesBelow(out)
    expect(files.length).toBeGreaterThan(level === 'district' ? 1 : 2)
    const namesStudents = level === 'student' || role.lists.length > 0
    const fields: readonly ReportField[] = namesStudents
      ? [...PERSONAL, 'critical-items', 'reasons', 'quality', 'tier']
      : PERSONAL
    for (const field of fields.filter((one) => !role.fields.includes(one))) {
      const texts = textsOf(field)
      expect(texts.length, field).toBeGreaterThan(0)
      for (const { path, text } of files) {
        const found = texts.filter((one) => one.length > 1 && text.includes(one))
        expect(found, `${field} in ${path}`).toEqual([])
      }
    }
  }, 120_000)
})

describe('pages of students for the school psychologist', () => {
  it('hold what the role may see, so that the absence elsewhere means something', () => {
    const all = filesBelow(term.place.path('specialist-student'))
      .map(({ text }) => text)
      .join('')
    for (const field of ['student', 'answers', 'critical-items', 'tier'] as const) {
      const shown = textsOf(field).filter((one) => one.length > 1 && all.includes(one))
      expect(shown.length, field).toBeGreaterThan(0)
    }
  })
})

describe('a level that a role may not see', () => {
  it('is refused, and nothing is written', async () => {
    const out = term.place.path('refused')
    const made = await mindgauge(
      ...['report', term.results, '--level', 'student', '--role', 'district', '--out', out],
    )
    expect(made.code).toBe(3)
    expect(made.err).toContain('a level that district may see')
    expect(term.place.has('refused')).toBe(false)
  })
})
