import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRole } from '../../src/batch/report/load-role.js'
import { writeStudents } from '../../src/batch/report/write-students.js'
import { mindgauge, records } from '../cli/run-command.js'
import { filesBelow, HOSTILE, type ReportTerm, reportTerm } from './report-term.js'

let term: ReportTerm
let specialist: ReturnType<typeof filesBelow>
let family: ReturnType<typeof filesBelow>

const made = async (role: string, name: string, ...more: readonly string[]): Promise<string> => {
  const out = term.place.path(name)
  const words = ['report', term.results, '--level', 'student', '--role', role, '--out', out]
  const ended = await mindgauge(...words, ...more)
  expect(ended.code, ended.err).toBe(0)
  return out
}

beforeAll(async () => {
  term = await reportTerm()
  const roster = ['--roster', term.roster, '--lang', 'zh']
  specialist = filesBelow(await made('specialist', 'specialist', ...roster))
  family = filesBelow(await made('family', 'family', ...roster))
}, 120_000)
afterAll(() => term.place.remove())

const students = (): Record<string, string>[] => records(term.place.read('results/students.csv'))
const pageOf = (files: typeof specialist, student: string): string =>
  files.find(({ path }) => path.includes(`/${student}`))?.text ?? ''

describe('a page of a student', () => {
  it('is there for every row of the results, once for each role', () => {
    for (const files of [specialist, family]) {
      const pages = files.filter(({ path }) => /\/\d{10}[^/]*\.html$/.test(path))
      expect(pages).toHaveLength(students().length)
    }
  })

  it('says for the school psychologist what was answered at critical items, and never for a family', () => {
    const rows = records(term.place.read('results/crisis.csv'))
    expect(rows.length).toBeGreaterThan(0)
    for (const { student = '', names = '', answers = '' } of rows) {
      const page = pageOf(specialist, student)
      for (const name of names.split('; ')) expect(page).toContain(`<strong>${name}</strong>`)
      for (const answer of answers.split('; ')) expect(page).toContain(answer.split('=')[1] ?? '?')
      const own = pageOf(family, student)
      for (const name of names.split('; ')) expect(own).not.toContain(name)
    }
  })

  it('says what the tier asks for, who and within what time', () => {
    const red = students().find(({ tier }) => tier === 'red')
    const page = pageOf(specialist, red?.['student'] ?? '')
    for (const text of ['24 小时', '专职心理教师会同学校负责人', '当日面谈并评估安全'])
      expect(page).toContain(text)
  })

  it('never says that nothing is to be done where a tier holds or is possible, to anybody', () => {
    const calm = ['仅凭本结果无需特别安排', '保持已有的好做法']
    const isIn = (tier = ''): boolean => ['red', 'yellow', 'blue'].includes(tier)
    const rows = students().filter((row) => isIn(row['tier']) || isIn(row['tier_possible']))
    expect(rows.length).toBeGreaterThan(5)
    for (const { student = '' } of rows)
      for (const page of [pageOf(specialist, student), pageOf(family, student)])
        expect(calm.filter((text) => page.includes(text))).toEqual([])
    expect(family.some(({ text }) => calm.some((one) => text.includes(one)))).toBe(true)
  })

  it('shows no score of an invalid sheet to a family, and says that it is not to be read to professionals', () => {
    const invalid = students().filter(({ quality }) => quality === 'invalid')
    expect(invalid.length).toBeGreaterThan(0)
    for (const { student = '' } of invalid) {
      expect(pageOf(family, student)).not.toContain('<svg')
      expect(pageOf(family, student)).toContain('暂无法可靠解读')
      expect(pageOf(specialist, student)).toContain('未达到作答质量要求')
    }
  })

  it('has one line for what two questionnaires ask about, with one word on it', () => {
    const areas = family.map(({ text }) =>
      [...text.matchAll(/<th[^>]*><strong>([^<]*)<\/strong>：([^<]*)/g)].map(([, ...cell]) => cell),
    )
    expect(areas.filter((cells) => cells.length > 5).length).toBeGreaterThan(10)
    for (const cells of areas)
      for (const part of [0, 1]) {
        const texts = cells.map((cell) => cell[part])
        expect(new Set(texts).size, texts.join()).toBe(texts.length)
      }
  })

  it('keeps names as text, whatever they are', () => {
    for (const { path, text } of [...specialist, ...family]) {
      expect(text).not.toMatch(/<script|<img|onerror=alert\(1\)>|\u202e|\u2066/)
      if (path.endsWith('.html')) expect(text).toContain('Content-Security-Policy')
    }
    const named = specialist.filter(({ text }) =>
      text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(HOSTILE.length).toBeGreaterThan(0)
  })

  it('is the same whichever thread writes it', async () => {
    const role = loadRole('specialist', null)
    if (!role.ok) throw new Error('the test requires the role')
    const whole = specialist.filter(({ path }) => path.startsWith('students/'))
    const parts = await Promise.all(
      [0, 1, 2].map(async (part) => {
        const target = term.place.path(`part-${part}`)
        mkdirSync(target)
        const written = await writeStudents(
          {
            ...{ folder: term.results, previous: [], protocol: null, language: 'zh', unit: null },
            ...{ role: role.value, format: 'html', target, part, nParts: 3 },
            roster: {
              path: term.roster,
              name: 'roster.csv',
              format: 'csv',
              isCompressed: false,
              issues: [],
            },
          },
          { signal: new AbortController().signal },
        )
        expect(written.ok).toBe(true)
        return filesBelow(target)
      }),
    )
    const all = parts.flat().map(({ path, text }) => [`students/${path}`, text] as const)
    expect(parts.every((files) => files.length > 0)).toBe(true)
    expect(new Map(all)).toEqual(new Map(whole.map(({ path, text }) => [path, text])))
  })
})

describe('change since the last wave', () => {
  it('is shown beside the scores of now, each number with its cell, and only where both are', async () => {
    cpSync(term.results, term.place.path('before'), { recursive: true })
    const summary = JSON.parse(term.place.read('before/summary.json'))
    term.place.write('before/summary.json', JSON.stringify({ ...summary, wave: 'before' }))
    const out = await made('specialist', 'change', '--previous', term.place.path('before'))
    const pages = filesBelow(out).filter(({ path }) => /\d{10}/.test(path))
    const changed = pages.filter(({ text }) => text.includes('id="change"'))
    expect(changed.length).toBeGreaterThan(pages.length / 2)
    expect(changed[0]?.text).toContain('data-file="before/students.csv"')
    expect(specialist[0]?.text).not.toContain('id="change"')
  }, 60_000)
})

describe('the folder of a report', () => {
  it('is replaced by a later run for the same role and level', async () => {
    const out = await made('family', 'again')
    const before = filesBelow(out).length
    await made('family', 'again', '--unit', students()[0]?.['school'] ?? '')
    const after = filesBelow(out)
    expect(after.length).toBeLessThan(before)
    expect(after.length).toBeGreaterThan(1)
  }, 60_000)

  it('is refused to another role, and left as it is', async () => {
    const out = term.place.path('family')
    const before = filesBelow(out)
    const words = [
      'report',
      term.results,
      '--level',
      'student',
      '--role',
      'specialist',
      '--out',
      out,
    ]
    const ended = await mindgauge(...words)
    expect(ended.code).toBe(3)
    expect(filesBelow(out)).toEqual(before)
  })

  it('never takes the place of a folder that is not ours', async () => {
    const out = term.place.path('mine')
    mkdirSync(join(out, 'students'), { recursive: true })
    writeFileSync(join(out, 'students', 'mine.txt'), 'mine')
    const words = ['report', term.results, '--level', 'student', '--role', 'family', '--out', out]
    const ended = await mindgauge(...words)
    expect(ended.code).toBe(3)
    expect(term.place.list('mine')).toEqual(['students'])
    expect(readFileSync(join(out, 'students', 'mine.txt'), 'utf8')).toBe('mine')
  })

  it('is not begun where the unit is not there', async () => {
    const out = term.place.path('nowhere')
    const words = ['report', term.results, '--level', 'student', '--role', 'family', '--out', out]
    const ended = await mindgauge(...words, '--unit', 'Nowhere')
    expect(ended.code).toBe(3)
    expect(term.place.has('nowhere')).toBe(false)
  })
})

describe('a class teacher without names', () => {
  it('gets pages with a warning, since numbers are not for that role', async () => {
    const out = term.place.path('nameless')
    const words = [
      'report',
      term.results,
      '--level',
      'class',
      '--role',
      'class-teacher',
      '--out',
      out,
    ]
    const ended = await mindgauge(...words)
    expect(ended.code).toBe(1)
    expect(ended.err).toContain('sees names and no student numbers')
  })
})
