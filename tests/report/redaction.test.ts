import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRoles } from '../../src/batch/report/load-role.js'
import { answerColumns } from '../../src/batch/screen/crisis-answers.js'
import { loadInstrument, loadProtocol } from '../../src/io/catalogue.js'
import type { ReportField, ReportRole } from '../../src/report/roles/report-role.js'
import { mindgauge, records } from '../cli/run-command.js'
import { unpack } from './office/unpack.js'
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
      return crisis.flatMap(({ answers }) =>
        parts(answers).flatMap((one) => {
          const [id = '', written = ''] = one.split('=')
          return [written, ...inEnglish(id, written)]
        }),
      )
    case 'critical-items':
      return crisis.flatMap(({ critical_items: ids, names }) => [
        ...parts(names),
        ...parts(ids).flatMap((id) => Object.values(criticalItem(id).item.names)),
      ])
    case 'reasons':
      return rules.flatMap(({ names }) => Object.values(names))
    case 'quality':
      return quality.flatMap(({ names }) => Object.values(names))
    case 'tier':
      return tiers.flatMap(({ names, colour }) => [...Object.values(names), colour])
    default:
      return []
  }
}

function criticalItem(id: string) {
  const [name = '', ...own] = id.split('.')
  const loaded = loadInstrument(name)
  const instrument = loaded.ok ? loaded.value : undefined
  const item = instrument?.criticalItems.find((one) => one.id === own.join('.'))
  if (instrument === undefined || item === undefined)
    throw new Error('criticalItem requires an item of a shipped instrument')
  return { instrument, item }
}

/** An answer of Chinese results in English; not where the published sources of the instrument, which pages name, say it. */
function inEnglish(id: string, written: string): readonly string[] {
  const { instrument, item } = criticalItem(id)
  const english = answerColumns(item.when, instrument, 'en')
  const sources = JSON.stringify(instrument)
  return answerColumns(item.when, instrument, 'zh')
    .flatMap(({ item: at, textOf }, column) =>
      (instrument.items[at]?.options ?? []).flatMap((_, option) =>
        textOf(option) === written ? [english[column]?.textOf(option) ?? ''] : [],
      ),
    )
    .filter((text) => !sources.includes(text))
}

/** The texts of a file: a Word document or workbook is taken apart. */
async function partsOf(folder: string, { path, text }: { path: string; text: string }) {
  if (!/\.(?:docx|xlsx)$/.test(path)) return text
  return [...(await unpack(`${folder}/${path}`)).values()].join('\n')
}

/** Every carrier, and both languages. */
const RUNS = [
  ['html', 'zh'],
  ['html', 'en'],
  ['docx', 'en'],
  ['xlsx', 'zh'],
] as const

/** Pages of counts name tiers, rules and quality of nobody; what names a student is told apart from them. */
const PERSONAL: readonly ReportField[] = ['student', 'name', 'guardians', 'responsible', 'answers']

describe.each(PAIRS)('reports for %s about each %s', (id, level, role) => {
  it.each(RUNS)(
    'as %s in %s are written, and no text of a field that the role may not see is in their bytes',
    async (format, language) => {
      const out = term.place.path(`${id}-${level}-${format}-${language}`)
      const words = ['report', term.results, '--level', level, '--role', id, '--lang', language]
      const unit = format === 'html' || level === 'district' ? [] : ['--unit', 'School 3']
      const all = [...words, ...unit, '--format', format, '--out', out, '--roster', term.roster]
      const made = await mindgauge(...all)
      expect(made.code, made.err).toBe(0)
      const files = filesBelow(out)
      expect(files.length).toBeGreaterThan(1)
      const namesStudents = level === 'student' || role.lists.length > 0
      const fields: readonly ReportField[] = namesStudents
        ? [...PERSONAL, 'critical-items', 'reasons', 'quality', 'tier']
        : PERSONAL
      const denied = fields
        .filter((one) => !role.fields.includes(one))
        .map((field) => [field, textsOf(field)] as const)
      for (const [field, texts] of denied) expect(texts.length, field).toBeGreaterThan(0)
      for (const file of files) {
        const text = await partsOf(out, file)
        for (const [field, texts] of denied) {
          const found = texts.filter((one) => one.length > 1 && text.includes(one))
          expect(found, `${field} in ${file.path}`).toEqual([])
        }
      }
    },
    120_000,
  )
})

describe('pages of students for the school psychologist', () => {
  it('hold what the role may see, so that the absence elsewhere means something', () => {
    const all = filesBelow(term.place.path('specialist-student-html-zh'))
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
