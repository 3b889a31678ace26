import { cpSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records } from '../../cli/run-command.js'
import { filesBelow, type ReportTerm, reportTerm } from '../report-term.js'
import { cellTexts, sheetRows, unpack } from './unpack.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

const OFFICE = ['--role', 'specialist', '--from', '2026-11-22', '--lang', 'zh']

/** A copy of the results, to make holes in. */
function copy(name: string): string {
  cpSync(term.results, term.place.path(name), { recursive: true })
  return term.place.path(name)
}

/** The workbooks of a name, unpacked. */
function booksOf(out: string, file: string): Promise<ReadonlyMap<string, string>[]> {
  const paths = filesBelow(term.place.path(out)).filter(({ path }) => path.endsWith(`/${file}`))
  return Promise.all(paths.map(({ path }) => unpack(term.place.path(`${out}/${path}`))))
}

/** The texts of every sheet of the files of a name. */
async function textsOf(out: string, file: string): Promise<string> {
  return (await booksOf(out, file))
    .flatMap((parts) => [...parts])
    .flatMap(([name, text]) => (name.startsWith('xl/worksheets/') ? cellTexts(text) : []))
    .join('|')
}

describe('results without one of their lists', () => {
  it.each(['crisis.csv', 'retest.csv', 'missing.csv'])(
    'are refused, since a lost %s is not an empty one',
    async (file) => {
      const folder = copy(`without-${file}`)
      rmSync(`${folder}/${file}`)
      const office = ['worklists', folder, ...OFFICE, '--out', term.place.path('none')]
      const pages = ['report', folder, '--role', 'specialist', '--level', 'school']
      for (const words of [office, [...pages, '--out', term.place.path('none')]]) {
        const made = await mindgauge(...words)
        expect(made.code).toBe(3)
        expect(made.err).toContain(file)
        expect(term.place.has('none')).toBe(false)
      }
    },
    60_000,
  )
})

describe('a summary of another time', () => {
  it('is refused as what it is, without a fault of the program', async () => {
    const folder = copy('older')
    const { instruments: _, ...rest } = JSON.parse(term.place.read('older/summary.json'))
    term.place.write('older/summary.json', JSON.stringify(rest))
    const made = await mindgauge('worklists', folder, ...OFFICE, '--out', term.place.path('none'))
    expect(made.code).toBe(3)
    expect(made.err).toContain('summary.json')
  }, 60_000)
})

describe('a row whose tier is blank', () => {
  it('is of nobody known to be well: the student is on the lists, and the page asks for a talk', async () => {
    const folder = copy('blank')
    const header = term.place.read('blank/students.csv').split('\n')[0]?.split(',') ?? []
    const rows = records(term.place.read('blank/students.csv'))
    const own = rows.find(({ tier }) => tier === 'yellow')
    if (own === undefined) throw new Error('the test requires a student in yellow')
    const { student = '', school = '' } = own
    const lines = rows.map((row) =>
      header
        .map((name) => (row === own && /^tier/.test(name) ? '' : (row[name] ?? '')))
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(),
    )
    term.place.write('blank/students.csv', `${[header.join(), ...lines].join('\n')}\n`)
    const out = term.place.path('blank-lists')
    const made = await mindgauge('worklists', folder, ...OFFICE, '--out', out)
    expect(made.code, made.err).toBe(1)
    expect(made.err).toContain('tier')
    expect(school).not.toBe('')
    for (const name of ['worklist.xlsx', 'ledger.xlsx', 'follow-up.xlsx'])
      expect(await textsOf('blank-lists', name), name).toContain(student)
    for (const [level, role] of [
      ['school', 'specialist'],
      ['student', 'family'],
    ] as const) {
      const to = `blank-${level}`
      const words = ['report', folder, '--role', role, '--level', level, '--lang', 'zh']
      expect((await mindgauge(...words, '--out', term.place.path(to))).code).toBeLessThan(2)
    }
    const pages = filesBelow(term.place.path('blank-school'))
    expect(pages.some(({ text }) => text.includes(student))).toBe(true)
    const [page] = filesBelow(term.place.path('blank-student')).filter(({ path }) =>
      path.includes(student),
    )
    expect(page?.text).not.toContain('仅凭本结果无需特别安排')
  }, 60_000)
})

describe('an invalid sheet with a critical item', () => {
  it('is on crisis list, worklist and ledger, and the form says that its tiers are without it', async () => {
    const out = term.place.path('whole')
    expect((await mindgauge('worklists', term.results, ...OFFICE, '--out', out)).code).toBe(0)
    const invalid = records(term.place.read('results/crisis.csv')).filter(
      ({ quality }) => quality === 'invalid',
    )
    expect(invalid.length).toBeGreaterThan(0)
    for (const { student = '' } of invalid)
      for (const name of ['crisis-list.xlsx', 'worklist.xlsx', 'ledger.xlsx'])
        expect(await textsOf('whole', name), name).toContain(student)
    expect(await textsOf('whole', 'crisis-statistics.xlsx')).toContain('各级别人数不含无效答卷')
  }, 60_000)
})

describe('a critical item on an earlier sheet of a student', () => {
  it('asks for the tier of its rule, whatever the sheet that counts came to', async () => {
    const folder = copy('superseded')
    const crisis = records(term.place.read('superseded/crisis.csv'))
    const of = crisis.find(({ quality }) => quality === 'valid')?.['student'] ?? ''
    const lines = term.place.read('superseded/students.csv').split('\n')
    const later = lines.map((line) =>
      line.includes(`,${of},`) ? line.replace(/,red,red,yes,[^,]*,/, ',none,none,yes,,') : line,
    )
    expect(later).not.toEqual(lines)
    term.place.write('superseded/students.csv', later.join('\n'))
    const out = term.place.path('superseded-lists')
    expect((await mindgauge('worklists', folder, ...OFFICE, '--out', out)).code).toBe(0)
    const rowOf = async (file: string): Promise<string> => {
      const books = await booksOf('superseded-lists', file)
      const rows = books.flatMap((book) => sheetRows(book.get('xl/worksheets/sheet1.xml') ?? ''))
      return (rows.find((cells) => cells.includes(of)) ?? []).join('|')
    }
    expect(await rowOf('crisis-list.xlsx')).toContain('红卡（24 小时内）')
    expect(await rowOf('ledger.xlsx')).toContain('危机条目（在未计入的答卷上）')
  }, 60_000)
})

describe('the statistics form', () => {
  it('has as many students on the ledger as the ledger has rows, and parts the sheets without a rest', async () => {
    const [book] = await booksOf('whole', 'crisis-statistics.xlsx')
    const rows = sheetRows(book?.get('xl/worksheets/sheet1.xml') ?? '')
    const titles = rows.find((row) => row.includes('台账人数')) ?? []
    const school = rows.at(-1) ?? []
    const of = (title: string): number => Number(school[titles.indexOf(title)])
    const [ledger] = await booksOf('whole', 'ledger.xlsx')
    const students = sheetRows(ledger?.get('xl/worksheets/sheet1.xml') ?? '')
    expect(of('台账人数')).toBe(students.filter(([number]) => /^\d+$/.test(number ?? '')).length)
    expect(of('有效') + of('存疑') + of('无效')).toBe(of('实测'))
  })
})

describe('the retest list', () => {
  it('says the sex, the highest tier that is possible, and why, without ids', async () => {
    const open = records(term.place.read('results/students.csv')).filter(
      ({ tier, tier_possible }) => tier === 'undetermined' && tier_possible === 'red',
    )
    expect(open.length).toBeGreaterThan(0)
    const lists = await booksOf('whole', 'retest-list.xlsx')
    const rows = lists.flatMap((book) => sheetRows(book.get('xl/worksheets/sheet1.xml') ?? ''))
    for (const { student = '' } of open) {
      const row = rows.find((cells) => cells.includes(student)) ?? []
      expect(row).toContain('红卡（24 小时内）')
      expect(row.some((text) => text === '男' || text === '女')).toBe(true)
      expect(row.join('|')).not.toMatch(/[?（]\??(?:mht|dsrsc|phq|mssmhs)-/)
    }
  })
})

describe('a screening without a roster', () => {
  it('has no number of the enrolled and missing in the form, where 0 would say that nobody is', async () => {
    const words = ['screen', term.place.path('answers.csv'), '--protocol', 'cn-grades-4-12-cards']
    const folder = term.place.path('rosterless')
    expect((await mindgauge(...words, '--out', folder)).code).toBeLessThan(2)
    for (const role of ['specialist', 'district']) {
      const out = `form-${role}`
      const all = [...OFFICE.slice(2), '--role', role, '--out', term.place.path(out)]
      expect((await mindgauge('worklists', folder, ...all)).code).toBe(0)
      const [form] = filesBelow(term.place.path(out)).filter(({ path }) =>
        path.endsWith('crisis-statistics.xlsx'),
      )
      const parts = await unpack(term.place.path(`${out}/${form?.path}`))
      const last = [...(parts.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<row .*?<\/row>/gs)]
      const row = last.at(-1)?.[0] ?? ''
      expect(row).toMatch(/<c r="B\d+"[^>]*>.+?<\/c>/)
      for (const column of ['C', 'H'])
        expect(row).toMatch(new RegExp(`<c r="${column}\\d+"[^>]*/>`))
    }
  }, 60_000)
})

describe('a follow-up file with entries beside which no student number stands', () => {
  it('says that they are not kept', async () => {
    const kept = term.place.write('kept.csv', '学号,访谈日期,研判等级\n,2026-11-22,\n,,\n')
    const words = [...OFFICE, '--follow-up', kept, '--out', term.place.path('numberless')]
    const made = await mindgauge('worklists', term.results, ...words)
    expect(made.code, made.err).toBe(1)
    expect(made.err).toContain('填写内容旁有学号')
    expect(made.err).toContain('1 行没有学号')
  }, 60_000)
})
