import { cpSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records } from '../cli/run-command.js'
import { filesBelow, type ReportTerm, reportTerm } from './report-term.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
}, 60_000)
afterAll(() => term.place.remove())

const PAGES = ['--role', 'specialist', '--level', 'student', '--threads', '1']
const SCHOOLS = ['--role', 'specialist', '--level', 'school']
const OFFICE = ['--role', 'specialist', '--from', '2026-11-22']

/** A copy of the results whose files were changed by hand. */
function changed(
  name: string,
  file: string,
  change: (text: string) => string,
  from = term.results,
): string {
  cpSync(from, term.place.path(name), { recursive: true })
  term.place.write(`${name}/${file}`, change(term.place.read(`${name}/${file}`)))
  return term.place.path(name)
}

const made = (command: string, folder: string, words: readonly string[], out: string) =>
  mindgauge(command, folder, ...words, '--out', term.place.path(out))

/** Each command that reads the students of a result folder. */
const COMMANDS: readonly (readonly [string, string, readonly string[]])[] = [
  ['student pages', 'report', PAGES],
  ['school pages', 'report', SCHOOLS],
  ['working files', 'worklists', OFFICE],
]

describe('a summary with a part missing', () => {
  it.each([
    ['/protocol/fingerprint', 'fingerprint'],
    ['/mindgauge', 'mindgauge'],
    ['/accounting/invalid', 'invalid'],
    ['/instruments/0/fingerprint', 'fingerprint'],
  ])('is refused, and %s named', async (path, key) => {
    const folder = changed(`without-${path.replaceAll('/', '-')}`, 'summary.json', (text) => {
      const summary = JSON.parse(text)
      const parts = path.split('/').slice(1, -1)
      delete parts.reduce((found, part) => found[part], summary)[key]
      return JSON.stringify(summary)
    })
    const { code, err } = await made('report', folder, SCHOOLS, 'none')
    expect(code).toBe(3)
    expect(err).toContain(path)
    expect(err).not.toContain('undefined')
    expect(term.place.has('none')).toBe(false)
  })
})

describe('a crisis list on which students are missing', () => {
  const headerOnly = (text: string): string => `${text.split('\n')[0]}\n`

  it.each(COMMANDS)(
    'is refused by %s, if only the header is left',
    async (name, command, words) => {
      const folder = changed(`empty-crisis ${name}`, 'crisis.csv', headerOnly)
      const { code, err } = await made(command, folder, words, 'none')
      expect(code).toBe(3)
      expect(err).toContain('crisis.csv')
    },
  )

  it.each(COMMANDS)('is refused by %s, where one of them is gone', async (name, command, words) => {
    const folder = changed(`short-crisis ${name}`, 'crisis.csv', (text) => {
      const [header, ...rows] = text.trimEnd().split('\n')
      return `${[header, ...rows.slice(1)].join('\n')}\n`
    })
    const { code, err } = await made(command, folder, words, 'none')
    expect(code).toBe(3)
    expect(err).toContain('crisis.csv')
  })

  it.each(COMMANDS)(
    'is refused by %s, where the summary was changed with it',
    async (name, command, words) => {
      const from = changed(`crisis ${name}`, 'crisis.csv', headerOnly)
      const folder = changed(
        `crisis and summary ${name}`,
        'summary.json',
        (text) => text.replace(/"crisis": \d+/, '"crisis": 0'),
        from,
      )
      const { code, err } = await made(command, folder, words, 'none')
      expect(code).toBe(3)
      expect(err).toContain('crisis.csv')
    },
  )
})

describe('a list of the missing that lost its rows', () => {
  it('is refused', async () => {
    const folder = changed('empty-missing', 'missing.csv', (text) => `${text.split('\n')[0]}\n`)
    const { code, err } = await made('worklists', folder, OFFICE, 'none')
    expect(code).toBe(3)
    expect(err).toContain('missing.csv')
  })
})

describe('a blank tier', () => {
  it.each(COMMANDS)('is said by %s', async (name, command, words) => {
    const folder = changed(`blank-tier ${name}`, 'students.csv', (text) =>
      text.replaceAll(/,none,none,/g, ',,,'),
    )
    const nBlank = records(term.place.read(`blank-tier ${name}/students.csv`)).filter(
      ({ tier }) => tier === '',
    ).length
    expect(nBlank).toBeGreaterThan(20)
    const { code, err } = await made(command, folder, words, `blank-tier-out ${name}`)
    expect(code).toBe(1)
    expect(err).toContain('tier')
    expect(err).toContain(String(nBlank))
  })
})

describe('a student of a list whose school is on no page', () => {
  it('is said', async () => {
    const folder = changed('no-school', 'missing.csv', (text) => {
      const [header = '', first = '', ...rows] = text.trimEnd().split('\n')
      const cells = first.split(',')
      cells[header.split(',').indexOf('school')] = ''
      return `${[header, cells.join(), ...rows].join('\n')}\n`
    })
    const { code, err } = await made('report', folder, SCHOOLS, 'no-school-out')
    expect(code).toBe(1)
    expect(err).toContain('missing.csv')
    expect(err).toContain('school')
  })
})

describe('results that name no school', () => {
  it('have no page of a school, and are told of the page of everybody', async () => {
    const answers = term.place.read('answers.csv').split('\n')
    const at = answers[0]?.split(',').indexOf('school') ?? -1
    const without = answers.map((line) =>
      line.split(',').filter((_, column) => column !== at && column !== at - 1),
    )
    const path = term.place.write('no-schools.csv', without.map((cells) => cells.join()).join('\n'))
    const out = term.place.path('no-schools')
    await mindgauge('screen', path, '--protocol', 'cn-grades-4-12-cards', '--out', out)
    const { code, err } = await made('report', out, SCHOOLS, 'none')
    expect(code).toBe(3)
    expect(err).toContain('students.csv, school')
    expect(err).toContain('a report of everybody')
  })
})

describe('the crisis list of a page', () => {
  it('says the sex that the sheet has, which the file of the list lacks', async () => {
    const { code, err } = await made('report', term.results, SCHOOLS, 'whole')
    expect(code, err).toBe(0)
    const [page] = filesBelow(term.place.path('whole/schools'))
    const list = page?.text.split('To be talked with today (')[2]?.split('</table>')[0]
    expect(list).toMatch(/>(?:fe)?male</)
  })
})

describe('students who are no longer in students.csv', () => {
  it.each(COMMANDS)('are said by %s', async (name, command, words) => {
    const folder = changed(`short ${name}`, 'students.csv', (text) => {
      const lines = text.trimEnd().split('\n')
      return `${lines.filter((line, row) => row === 0 || !/,none,none,/.test(line)).join('\n')}\n`
    })
    const { code, err } = await made(command, folder, words, `short-out ${name}`)
    expect(code).toBe(1)
    expect(err).toContain('students.csv')
  })
})

describe('a student number that a spreadsheet would run', () => {
  it('is of the same student on the crisis list', async () => {
    const [first = {}] = records(term.place.read('results/crisis.csv'))
    const number = `'=${first['student']}`
    const from = changed('guarded', 'crisis.csv', (text) =>
      text.replace(first['student'] ?? '', number),
    )
    const folder = changed(
      'guarded twice',
      'students.csv',
      (text) => text.replace(`,${first['student']},`, `,${number},`),
      from,
    )
    const { code, err } = await made('report', folder, PAGES, 'guarded-out')
    expect(code, err).toBe(0)
    const pages = filesBelow(term.place.path('guarded-out/students'))
    const page = pages.find(({ path }) => path.includes(String(first['student'])))
    expect(page?.text).toContain('note urgent')
  })
})

describe('an earlier wave that is the same folder', () => {
  it('is refused', async () => {
    const { code, err } = await made(
      'report',
      term.results,
      [...PAGES, '--previous', `${term.results}/../results`],
      'none',
    )
    expect(code).toBe(3)
    expect(err).toContain('previous')
  })
})
