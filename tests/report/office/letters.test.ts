import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadProtocol } from '../../../src/io/catalogue.js'
import { parseLetterTemplate } from '../../../src/report/office/letter-template.js'
import { mindgauge, records } from '../../cli/run-command.js'
import { filesBelow, type ReportTerm, reportTerm } from '../report-term.js'
import { packageFaults, unpack } from './unpack.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

async function letters(out: string, ...words: readonly string[]) {
  const all = ['letters', term.results, '--from', '2026-11-22', '--roster', term.roster]
  return mindgauge(...all, '--out', term.place.path(out), ...words)
}

/** Words that say what was measured: names of tiers, instruments, rules, critical items. */
function measured(): string[] {
  const protocol = loadProtocol('cn-grades-4-12-cards')
  if (!protocol.ok) throw new Error('measured requires the protocol')
  const { tiers, rules, instruments } = protocol.value
  return [
    ...tiers.flatMap(({ names, colour }) => [...Object.values(names), colour]),
    ...rules.flatMap(({ names }) => Object.values(names)),
    ...instruments.map(({ instrument }) => instrument.toUpperCase()),
    ...records(term.place.read('results/crisis.csv')).map(({ names = '' }) => names),
  ]
}

describe.each(['zh', 'en'])('letters to families, %s', (language) => {
  it('are one for each student in focus, and hold nothing that was measured and no number', async () => {
    const words = ['--role', 'specialist', '--letter', 'parent-letter', '--lang', language]
    const made = await letters(`letters-${language}`, ...words, '--format', 'html')
    expect(made.code, made.err).toBe(0)
    const pages = filesBelow(term.place.path(`letters-${language}`)).filter(({ path }) =>
      path.endsWith('.html'),
    )
    expect(pages.length).toBeGreaterThan(20)
    const numbers = term.private.map(({ student = '' }) => student)
    const told = [...measured(), ...numbers]
    for (const { path, text } of pages) {
      expect(told.filter((one) => text.includes(one) || path.includes(one))).toEqual([])
      expect(text).not.toMatch(/<script|onerror=alert\(1\)>/)
    }
  }, 60_000)

  it('are whole Word documents', async () => {
    const words = ['--role', 'specialist', '--letter', 'parent-letter', '--lang', language]
    const [one] = records(term.place.read('results/students.csv')).filter(
      ({ tier }) => tier === 'red',
    )
    const out = `docx-${language}`
    const made = await letters(out, ...words, '--students', one?.['student'] ?? '')
    expect(made.code, made.err).toBe(0)
    const folder = term.place.path(`${out}/letters`)
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.docx'),
    )
    expect(found).toHaveLength(1)
    expect(packageFaults(await unpack(join(folder, found[0] ?? '')))).toEqual([])
  }, 60_000)
})

describe('letters', () => {
  it('say how many of the numbers asked for are not in focus, and never which', async () => {
    const rows = records(term.place.read('results/students.csv'))
    const numbers = ['red', 'none'].map(
      (tier) => rows.find((row) => row['tier'] === tier)?.['student'] ?? '',
    )
    const words = ['--role', 'specialist', '--letter', 'referral-form', '--lang', 'zh']
    const made = await letters('asked', ...words, '--students', [...numbers, 'X9'].join())
    expect(made.code).toBe(1)
    expect(made.out).toContain('已写出 1 封')
    expect(made.err).toContain('其他学号 2 个')
    for (const number of numbers) expect(made.err).not.toContain(number)
  }, 60_000)

  it('to families name no post, which would tell the tier', async () => {
    const words = ['--role', 'specialist', '--letter', 'parent-letter', '--format', 'html']
    const all = ['letters', term.results, '--from', '2026-11-22', ...words]
    const out = term.place.path('posts')
    expect((await mindgauge(...all, '--out', out)).code).toBe(0)
    const protocol = loadProtocol('cn-grades-4-12-cards')
    const posts = protocol.ok ? protocol.value.tiers.flatMap(({ who }) => Object.values(who)) : []
    expect(posts.length).toBeGreaterThan(2)
    for (const { text } of filesBelow(out).filter(({ path }) => path.endsWith('.html')))
      expect(posts.filter((post) => text.includes(`>${post}<`))).toEqual([])
  }, 60_000)

  it('are not written by a role that may not', async () => {
    for (const role of ['head', 'district', 'class-teacher', 'family'])
      expect((await letters('no', '--role', role, '--letter', 'parent-letter')).code).toBe(3)
    expect(term.place.has('no')).toBe(false)
  }, 60_000)

  it('to a family may name no field that was measured or decided', () => {
    const template = {
      ...{ id: 'x', version: '1.0.0', names: { en: 'x', zh: 'x' }, roles: ['specialist'] },
      ...{ audience: 'family', for: 'focus' },
      blocks: [{ paragraph: { en: 'Dear {name}: {score_tier}', zh: '{name}' } }],
    }
    const parsed = parseLetterTemplate(template)
    expect(parsed.ok).toBe(false)
    expect(parsed.issues.map(({ received }) => received)).toEqual(['score_tier'])
    expect(parseLetterTemplate({ ...template, audience: 'professional' }).ok).toBe(true)
  })
})
