import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const PILOT = JSON.parse(readFileSync('tests/cli/fixtures/pilot.json', 'utf8'))
const ITEMS = Array.from({ length: 26 }, (_, at) => `snap_${at + 1}`)

/** One file of sheets by parents and by teachers about the same students. */
let sheets = ''

async function rated(informant: 'parent' | 'teacher', instrument = 'snap-iv-26') {
  const protocol = {
    ...PILOT,
    id: `by-${informant}`,
    informant,
    instruments: [{ instrument }],
    rules: [],
  }
  const file = place.write(`${informant}.json`, JSON.stringify(protocol))
  const out = place.path(informant)
  return mindgauge('screen', sheets, '--protocol', file, '--out', out)
}

beforeAll(async () => {
  const { properties } = JSON.parse(readFileSync('instruments/snap-iv-26/instrument.json', 'utf8'))
  const items = Object.keys(properties)
  const header = ['student', 'grade', 'role', ...items].join(',')
  const row = (student: string, role: string, code: number) =>
    [student, '8', role, ...items.map(() => code)].join(',')
  const lines = [row('1', 'parent', 3), row('1', 'teacher', 0), row('2', '家长', 1)]
  sheets = place.write('sheets.csv', `${[header, ...lines].join('\n')}\n`)
  expect(items.length).toBe(ITEMS.length)
})

describe('ratings by parents and teachers', () => {
  it('are campaigns of their own, with the sheets of the others counted', async () => {
    expect((await rated('parent')).err).not.toContain('error')
    await rated('teacher')
    const summary = (name: string) => JSON.parse(place.read(`${name}/summary.json`))
    expect(summary('parent').protocol).toMatchObject({ role: 'student', informant: 'parent' })
    expect(summary('parent').accounting).toMatchObject({ rows: 3, scored: 2, rejected: 1 })
    expect(summary('teacher').accounting).toMatchObject({ rows: 3, scored: 1, rejected: 2 })
  })

  it('stand side by side in one row a student, and nothing is averaged', async () => {
    const out = place.path('side-by-side.csv')
    const words = ['side-by-side', place.path('parent'), place.path('teacher'), '--out', out]
    const ended = await mindgauge(...words)
    expect(ended.code).toBe(0)
    const [first, second] = records(place.read('side-by-side.csv'))
    const raw = Object.keys(first ?? {}).filter((name) => /raw|total|mean/.test(name))
    expect(raw.length).toBeGreaterThan(0)
    expect(raw.every((name) => /^(parent|teacher):/.test(name))).toBe(true)
    const of = (row: Record<string, string> | undefined, informant: string) => {
      const students = records(place.read(`${informant}/students.csv`))
      const own = students.find((one) => one['student'] === row?.['student']) ?? {}
      return raw
        .filter((name) => name.startsWith(`${informant}:`))
        .every((name) => row?.[name] === (own[name.slice(informant.length + 1)] ?? ''))
    }
    expect([first, second].every((row) => of(row, 'parent') && of(row, 'teacher'))).toBe(true)
    expect(second?.['teacher:quality']).toBe('')
  })

  it('leave out who answered for themselves, in one file with a column of informants', async () => {
    const text = place.read('sheets.csv').replace(',role,', ',informant,')
    const own = text.split('\n')[1]?.replace(',parent,', ',self,').replace('1,', '7,')
    sheets = place.write('all.csv', `${text}${own}\n${own?.replace(',self,', ',本人,')}\n`)
    const summary = () => JSON.parse(place.read('parent/summary.json'))
    await rated('parent')
    expect(summary().accounting).toMatchObject({ rows: 5, scored: 2, rejected: 3 })
    expect(summary().accounting.rejectedBy).toMatchObject({ 'role-outside-protocol': 3 })
    expect(records(place.read('parent/students.csv')).map(({ student }) => student)).not.toContain(
      '7',
    )
  })

  it('of the same informant twice are refused', async () => {
    const parent = place.path('parent')
    const ended = await mindgauge('side-by-side', parent, parent, '--out', place.path('x.csv'))
    expect(ended.code).toBe(3)
  })

  it('need an instrument that is made for them', async () => {
    expect((await rated('parent', 'gad-7')).code).toBe(3)
  })
})
