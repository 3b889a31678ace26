import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRoles } from '../../../src/batch/report/load-role.js'
import { loadProtocol } from '../../../src/io/catalogue.js'
import type { ReportField } from '../../../src/report/roles/report-role.js'
import { records } from '../../cli/run-command.js'
import { HOSTILE, type ReportTerm, reportTerm } from '../report-term.js'
import { runWorklists } from './run-worklists.js'
import { cellTexts, packageFaults, sheetRows } from './unpack.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

const loaded = loadRoles(null)
const ROLES = loaded.ok ? loaded.value.roles : []

const worklists = (out: string, ...words: readonly string[]) => runWorklists(term, out, ...words)

const textOf = (parts: ReadonlyMap<string, string>): string => [...parts.values()].join('\n')

/** The first sheet of the file of a name, in any school: rows of texts below its header. */
function rowsOf(files: ReadonlyMap<string, ReadonlyMap<string, string>>, name: string): string[] {
  return [...files]
    .filter(([path]) => path.endsWith(`/${name}`))
    .flatMap(([, parts]) => cellTexts(parts.get('xl/worksheets/sheet1.xml') ?? ''))
}

/** Texts that give a field away. */
function textsOf(field: ReportField): string[] {
  const people = term.private
  if (field === 'student') return people.map(({ student = '' }) => student)
  if (field === 'name')
    return people
      .map(({ name = '' }) => name)
      .filter((name) => !HOSTILE.some((one) => one === name))
  if (field === 'guardians')
    return people.flatMap((row) => [row['guardian'] ?? '', row['guardian_phone'] ?? ''])
  if (field === 'responsible') return people.map(({ responsible = '' }) => responsible)
  const protocol = loadProtocol('cn-grades-4-12-cards')
  if (field === 'reasons' && protocol.ok)
    return protocol.value.rules.map(({ names }) => names.zh ?? names.en)
  if (field === 'critical-items')
    return records(term.place.read('results/crisis.csv')).flatMap(({ names = '' }) =>
      names.split('; '),
    )
  return []
}

const TOLD: readonly ReportField[] = [
  'student',
  'name',
  'guardians',
  'responsible',
  'reasons',
  'critical-items',
]

describe.each(ROLES.map((role) => [role.id, role] as const))('working files for %s', (id, role) => {
  it('hold nothing that the role may not see, in no part of any file and in no name', async () => {
    const { code, err, files } = await worklists(`w-${id}`, '--role', id)
    if (id === 'family') {
      expect(code).toBe(3)
      return
    }
    expect(code, err).toBe(0)
    expect(files.size).toBeGreaterThan(0)
    for (const [path, parts] of files) {
      expect(packageFaults(parts), path).toEqual([])
      const text = `${path}\n${textOf(parts)}`
      for (const field of TOLD.filter((one) => !role.fields.includes(one)))
        expect(
          textsOf(field).filter((one) => one.length > 1 && text.includes(one)),
          `${field} in ${path}`,
        ).toEqual([])
      expect(text).not.toMatch(/<f[ >]|<script/)
    }
  }, 60_000)
})

it('the statistics form has no English words beside its Chinese ones', async () => {
  const { files } = await worklists('form-words', '--role', 'specialist')
  const rows = rowsOf(files, 'crisis-statistics.xlsx')
  expect(rows).toContain('量表测评')
  expect(rows.join(' ')).not.toMatch(/questionnaire/)
}, 60_000)

describe('names of files', () => {
  it('hold no student number, no path and no sign that a file system forbids', async () => {
    const { files } = await worklists('w-names', '--role', 'specialist')
    for (const path of files.keys()) {
      expect(path.split('/').length).toBeLessThanOrEqual(4)
      expect(path).not.toMatch(/[\\:*?"<>|]|\.\./)
      for (const { student = '' } of term.private) expect(path).not.toContain(student)
    }
  }, 60_000)
})

describe('the crisis list', () => {
  it('names everybody of crisis.csv, with today as the day', async () => {
    const { files } = await worklists('w-crisis', '--role', 'specialist')
    const texts = new Set(rowsOf(files, 'crisis-list.xlsx'))
    const crisis = records(term.place.read('results/crisis.csv'))
    expect(crisis.length).toBeGreaterThan(0)
    for (const { student = '' } of crisis) expect(texts).toContain(student)
  }, 60_000)
})

describe('a follow-up file that is given back', () => {
  const HEADER =
    'student,school,测评等级,访谈日期,研判等级,next_contact_on,责任人,closed_on,主要表现\n'

  async function followed(line: string, ...words: readonly string[]): Promise<string> {
    const path = term.place.write('given-back.csv', HEADER + line)
    const all = ['--role', 'specialist', '--follow-up', path, ...words]
    const { code, err, files } = await worklists('w-follow', ...all)
    expect(code, err).toBeLessThan(2)
    return rowsOf(files, 'follow-up.xlsx').join('|')
  }

  const ofTier = (tier: string): Readonly<Record<string, string>> => {
    const found = records(term.place.read('results/students.csv')).find(
      (row) => row['tier'] === tier,
    )
    if (found === undefined) throw new Error('ofTier requires a student of the tier')
    return found
  }

  it('keeps the decided tier beside a new score, which does not change it', async () => {
    const { student = '' } = ofTier('yellow')
    const text = await followed(
      `${student},,蓝卡（30 天内）,2026-11-23,蓝卡（30 天内）,,李老师,,平稳\n`,
    )
    const row = text.slice(text.indexOf(student)).split('|')
    expect(row.slice(0, 12)).toContain('黄卡（7 天内）')
    expect(row.slice(0, 12)).toContain('蓝卡（30 天内）')
    expect(row.slice(0, 12)).toContain('李老师')
  }, 60_000)

  it('keeps a student who is in no list any more, with what was written', async () => {
    const { student = '' } = ofTier('none')
    expect(
      await followed(`${student},,红卡（24 小时内）,2026-03-02,红卡（24 小时内）,,,,仍在支持\n`),
    ).toContain('仍在支持')
  }, 60_000)

  it('says what it cannot read, and keeps it', async () => {
    const { student = '' } = ofTier('red')
    const path = term.place.write('odd.csv', `${HEADER}${student},,,soon,purple,,,,x\n`)
    const { err, files } = await worklists('w-odd', '--role', 'specialist', '--follow-up', path)
    expect(err.match(/odd\.csv/g)).toHaveLength(2)
    expect(err).not.toContain('purple')
    expect(rowsOf(files, 'follow-up.xlsx')).toEqual(expect.arrayContaining(['soon', 'purple']))
  }, 60_000)

  it('is the one that was written: read back unchanged it gives the same files', async () => {
    const first = await worklists('w-first', '--role', 'specialist')
    const path = [...first.files.keys()].filter((name) => name.endsWith('follow-up.xlsx'))
    const given = path.map((name) => term.place.path(`w-first/${name}`)).join()
    const again = await worklists('w-again', '--role', 'specialist', '--follow-up', given)
    expect(again.code, again.err).toBe(0)
    for (const name of ['ledger.xlsx', 'follow-up.xlsx', 'worklist.xlsx'])
      expect(rowsOf(again.files, name)).toEqual(rowsOf(first.files, name))
  }, 60_000)

  it('shows what is due before the day that is looked at as overdue', async () => {
    const early = await worklists('w-early', '--role', 'specialist', '--on', '2026-11-22')
    const late = await worklists('w-late', '--role', 'specialist', '--on', '2027-01-30')
    expect(early.out).toMatch(/逾期 0 人/)
    expect(late.out).not.toMatch(/逾期 0 人/)
  }, 60_000)
})

describe('a worklist with a sheet for each person', () => {
  it('says on each sheet how many students it has', async () => {
    const { files } = await worklists('counted', '--role', 'specialist')
    const sheets = [...files]
      .filter(([path]) => path.endsWith('/worklist.xlsx'))
      .flatMap(([, parts]) => [...parts])
      .filter(([part]) => /worksheets\/sheet(?!1\.)\d+\.xml$/.test(part))
    expect(sheets.length).toBeGreaterThan(5)
    for (const [part, text] of sheets) {
      const rows = sheetRows(text)
      const header = rows.findIndex((cells) => cells.includes('关注等级'))
      const said = /共 (\d+) 条/.exec(rows[1]?.join('') ?? '')?.[1]
      const own = rows.slice(header + 1).filter(([number = '']) => /^\d+$/.test(number))
      expect(Number(said), part).toBe(own.length)
    }
  }, 60_000)
})
