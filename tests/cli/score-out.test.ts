import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { WRITTEN_FORMATS } from '../../src/io/formats-out/written-formats.js'
import { readSource } from '../support/read-source.js'
import { mindgauge, records, workplace } from './run-command.js'
import { GAD7 } from './sheets.js'

const place = workplace()
afterAll(place.remove)

const SHEETS = [
  ['007', '王芳', ...GAD7.map(() => '2'), '1'],
  ['8', '=1+1', ...GAD7.map((_, at) => (at < 3 ? '' : '1')), '2'],
]
const table = (
  header: readonly string[] = ['student', '姓名', ...GAD7, 'site'],
  rows: readonly (readonly string[])[] = SHEETS,
): string => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`

async function scored(name: string, text: string, ...more: readonly string[]) {
  const file = place.write('in.csv', text)
  const words = ['score', file, '--instrument', 'gad-7', '--out', place.path(name), ...more]
  return await mindgauge(...words)
}

describe('score --out', () => {
  it.each(WRITTEN_FORMATS)('writes as $id the table that it writes as CSV', async (format) => {
    await scored('scores.csv', table(), '--columns', 'full')
    const csv = records(place.read('scores.csv'))
    const name = `scores${format.endings[0]}`
    expect((await scored(name, table(), '--columns', 'full')).code).toBe(0)
    const source = await readSource(place.path(name))
    const own = source.rows.map((row) => (row ?? []).slice(0, Object.keys(csv[0] ?? {}).length))
    const bands = ['minimal', 'mild', 'moderate', 'severe']
    const expected = csv.map((row) =>
      Object.entries(row).map(([column, cell]) => {
        const plain = cell === "'=1+1" ? '=1+1' : cell
        if (format.id !== 'sav' || plain === '') return plain
        if (column.endsWith('_band')) return String(bands.indexOf(plain) + 1)
        return column.endsWith('_status') ? String(plain === 'scored' ? 1 : 3) : plain
      }),
    )
    expect(own).toEqual(expected)
  })

  it('takes the format that --format names, whatever the ending says', async () => {
    await scored('scores.dat', table(), '--format', 'jsonl')
    const [line = ''] = place.read('scores.dat').split('\n')
    const row = JSON.parse(line)
    expect(row).toMatchObject({ student: '007', 'gad-7_total_raw': 14 })
    expect(row.explanation.join('\n')).toContain('gad-7.total')
  })

  it('begins a CSV file with a byte order mark on request only', async () => {
    await scored('scores.csv', table(), '--bom')
    expect(place.read('scores.csv').startsWith('\ufeffstudent,')).toBe(true)
    await scored('scores.csv', table())
    expect(place.read('scores.csv').startsWith('student,')).toBe(true)
  })

  it('neutralises what a spreadsheet would run as a formula', async () => {
    await scored('scores.csv', table())
    expect(place.read('scores.csv')).toContain("\n8,'=1+1,")
  })

  it('writes a codebook and a methods paragraph beside the result on request', async () => {
    await scored('book.csv', table(), '--codebook', '--methods', '--columns', 'full')
    const rows = records(place.read('book.codebook.csv'))
    const header = place.read('book.csv').split('\n')[0]
    expect(rows.map(({ column }) => column).join(',')).toBe(header)
    const band = rows.find(({ column }) => column === 'gad-7_total_band')
    expect(band).toMatchObject({ type: 'category', scale: 'total' })
    expect(band?.['cut_scores']).toContain('moderate >= 10')
    expect(band?.['label_zh']).toContain('等级')
    const methods = place.read('book.methods.md')
    expect(methods).toMatch(/GAD-7.*fingerprint [0-9a-f]{16}/)
    expect(methods).toContain('2 份计分')
    expect(methods).toContain('Spitzer')
    expect(place.read('book.codebook.md')).toContain('## gad-7\\_total\\_raw')
  })
})

describe('privacy at the door', () => {
  const header = ['id', ...GAD7, '手机号', 'note to us', 'ip', 'monthly_income', 'contact']
  const items = GAD7.map(() => '1')
  const rows = [
    ['1', ...items, 'x', 'I could not sleep at all last week', '1.2.3.4', '9', '13800138000'],
    ['2', ...items, 'y', 'my father has been ill since spring', '1.2.3.5', '8', '13900138001'],
  ]

  it('leaves out IP addresses, phone numbers, incomes and free text, and says so without the content', async () => {
    const run = await scored('door.csv', table(header, rows))
    expect(place.read('door.csv').split('\n')[0]).toMatch(/^id,row,notes,/)
    for (const reason of [
      'phone numbers by its header',
      'free text by its cells',
      'phone numbers by its cells',
      'incomes by its header',
    ])
      expect(run.err).toContain(reason)
    for (const cell of ['13800138000', 'sleep', '1.2.3.4']) expect(run.err).not.toContain(cell)
  })

  it('keeps what is asked for, and names what is not there', async () => {
    const run = await scored('door.csv', table(header, rows), '--keep', 'ip,contact,absent')
    expect(place.read('door.csv').split('\n')[0]).toMatch(/^id,ip,contact,row,/)
    expect(run.err).toContain('absent')
    expect(run.code).toBe(1)
  })
})

describe('--pseudonyms', () => {
  const key = place.write('key.txt', 'a key of enough characters\n')

  it('replaces students and names by the same pseudonyms in every file, and shows neither', async () => {
    const one = await scored('one.csv', table(), '--pseudonyms', key)
    const padded = table().replace('007', '００７').replace('\n8,', '\n8.0,')
    await scored('two.csv', padded, '--pseudonyms', key)
    const [first, second] = ['one.csv', 'two.csv'].map((name) => records(place.read(name)))
    expect(first?.map(({ student }) => student)).toEqual(second?.map(({ student }) => student))
    expect(first?.[0]?.['student']).toMatch(/^s[0-9a-f]{20}$/)
    expect(first?.[0]?.['姓名']).toMatch(/^n[0-9a-f]{20}$/)
    expect(first?.[0]?.['gad-7_total_raw']).toBe('14')
    const said = one.out + one.err + place.read('one.csv')
    for (const secret of ['王芳', '007', 'a key of']) expect(said).not.toContain(secret)
  })

  it('gives other pseudonyms under another key, and refuses a key that is too short', async () => {
    const other = place.write('other.txt', 'another key of enough characters')
    await scored('one.csv', table(), '--pseudonyms', key)
    await scored('two.csv', table(), '--pseudonyms', other)
    expect(place.read('one.csv')).not.toBe(place.read('two.csv'))
    const short = await scored('no.csv', table(), '--pseudonyms', place.write('short.txt', 'short'))
    expect(short.code).toBe(3)
    expect(short.err).not.toContain('short.txt: short')
    expect(place.has('no.csv')).toBe(false)
  })

  it('refuses a file with nobody to replace', async () => {
    const text = table(['who', 'x', ...GAD7, 'site'])
    const run = await scored('no.csv', text, '--pseudonyms', key)
    expect(run.code).toBe(3)
    expect(run.err).toContain('a column of students or of names')
  })

  it('matches the roster of screen', async () => {
    const sheets = 'tests/fixtures/formats/cohort.csv'
    const protocol = 'tests/fixtures/formats/protocol.json'
    const run = async (out: string, ...more: readonly string[]) => {
      const words = ['--protocol', protocol, '--roster', sheets, '--out', place.path(out), '--json']
      const { out: said } = await mindgauge('screen', sheets, ...words, ...more)
      return JSON.parse(said).accounting
    }
    expect(await run('keyed', '--pseudonyms', key)).toEqual(await run('plain'))
    const students = readFileSync(place.path('keyed/students.csv'), 'utf8')
    expect(records(students).every((row) => /^s[0-9a-f]{20}$|^$/.test(row['student'] ?? ''))).toBe(
      true,
    )
  })
})
