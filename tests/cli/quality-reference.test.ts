import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadInstrument } from '../../src/io/catalogue.js'
import { parseQualityReference } from '../../src/score/quality/reference/parse-quality-reference.js'
import { indexOf, qualityInput } from '../support/quality-sheets.js'
import { buildCli } from './build-cli.js'
import { CARELESS, ITEMS, withCareless, withReference } from './careless-sheets.js'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

const fixture = JSON.parse(readFileSync(CARELESS, 'utf8'))
let lines: readonly string[]
let protocol = ''
let students: readonly Readonly<Record<string, string>>[]

beforeAll(async () => {
  const term = place.path('term.csv')
  const made = ['--protocol', CARELESS, '--students', '3000', '--seed', '7', '--out', term]
  expect((await mindgauge('generate', ...made)).code).toBe(0)
  const answers = place.write('answers.csv', withCareless(place.read('term.csv')))
  lines = place.read('answers.csv').trimEnd().split('\n')
  const reference = place.path('reference.json')
  const built = await mindgauge(
    ...['quality-reference', answers, '--instrument', 'sdq-self', '--out', reference],
    ...['--synonyms', '0.3', '--antonyms', '-0.3', '--json'],
  )
  expect(built.err).toBe('')
  expect(JSON.parse(built.out)).toMatchObject({ id: 'sdq-self/local', n: 3003, distance: 25 })
  protocol = place.write('protocol.json', JSON.stringify(withReference(reference)))
  const out = place.path('out')
  const ended = await mindgauge('screen', answers, '--protocol', protocol, '--out', out)
  expect(ended.code).toBeLessThan(2)
  students = records(place.read('out/students.csv'))
})

describe('screening with a quality reference', () => {
  it('names the reference with its fingerprint in the summary', () => {
    const parsed = parseQualityReference(JSON.parse(place.read('reference.json')))
    const [instrument] = JSON.parse(place.read('out/summary.json')).instruments
    expect(instrument.qualityReference).toEqual({
      id: 'sdq-self/local',
      version: '1.0.0',
      fingerprint: parsed.ok ? parsed.value.fingerprint : '',
    })
  })

  it('finds careless sheets by the rules of the protocol', () => {
    const qualityOf = (student: string) => students.find((row) => row['student'] === student)
    expect(qualityOf('same')).toMatchObject({ quality: 'invalid' })
    expect(qualityOf('runs')).toMatchObject({ quality: 'suspect' })
    const states = new Set(students.map(({ quality }) => quality))
    expect([...states].sort()).toEqual(['invalid', 'suspect', 'valid'])
  })

  it('flags exactly the sheets whose index passes the limit', () => {
    const instrument = loadInstrument('sdq-self')
    const parsed = parseQualityReference(JSON.parse(place.read('reference.json')))
    if (!instrument.ok || !parsed.ok) throw new Error('no instrument or reference')
    const header = (lines[0] ?? '').split(',')
    const columns = ITEMS.map((id) => header.indexOf(id))
    const rows = lines.slice(1).map((line) => {
      const cells = line.split(',')
      return columns.map((at) => (cells[at] === '' ? 255 : Number(cells[at])))
    })
    const setting = { ...fixture.instruments[0], reference: parsed.value }
    const input = qualityInput([{ instrument: instrument.value, rows, setting }])
    const rules = withReference('').quality as readonly {
      readonly index: string
      readonly atLeast?: number
      readonly below?: number
    }[]
    const speaks = rows.map(() => 0)
    const counts = rules.map(({ index, atLeast, below }) => {
      const values = indexOf(index, input, atLeast)
      const met = values.map((value) => value >= (atLeast ?? -1e9) && value < (below ?? 1e9))
      for (const [row, isMet] of met.entries()) if (isMet) speaks[row] = (speaks[row] ?? 0) + 1
      return met.filter(Boolean).length
    })
    expect(counts.every((count) => count > 0)).toBe(true)
    expect(students.map(({ quality }) => quality !== 'valid')).toEqual(
      speaks.map((count) => count > 0),
    )
  })

  it('judges a sheet alike whatever the other sheets are', async () => {
    const some = [lines[0], ...lines.slice(-200)].join('\n')
    const out = place.path('some')
    const file = place.write('some.csv', some)
    await mindgauge('screen', file, '--protocol', protocol, '--out', out)
    const qualities = records(place.read('some/students.csv')).map(({ quality }) => quality)
    expect(qualities).toEqual(students.slice(-200).map(({ quality }) => quality))
  })

  it('gives prevalence with suspect sheets and without them, and invalid sheets in neither', () => {
    const cohort = records(place.read('out/cohort.csv'))
    const nOf = (sheets: string) =>
      cohort.find(
        (row) =>
          row['level'] === 'all' &&
          row['sex'] === 'all' &&
          row['measure'] === 'tier' &&
          row['sheets'] === sheets,
      )?.['n']
    const number = (states: readonly string[]) =>
      students.filter(({ quality = '' }) => states.includes(quality)).length
    expect(Number(nOf('valid'))).toBe(number(['valid']))
    expect(Number(nOf('all'))).toBe(number(['valid', 'suspect']))
    expect(number(['suspect'])).toBeGreaterThan(0)
    expect(number(['invalid'])).toBeGreaterThan(0)
  })

  it('is the same to the byte on two threads', () => {
    const built = buildCli()
    try {
      for (const threads of ['1', '2']) {
        const words = ['screen', place.path('answers.csv'), '--protocol', protocol]
        const out = ['--out', place.path(`threads-${threads}`), '--threads', threads]
        try {
          execFileSync(process.execPath, [built.entry, ...words, ...out], { stdio: 'pipe' })
        } catch (error) {
          expect((error as { status: number }).status).toBe(1)
        }
      }
    } finally {
      built.remove()
    }
    for (const name of place.list('threads-1'))
      expect(place.read(`threads-2/${name}`), name).toBe(place.read(`threads-1/${name}`))
  })
})

describe('mindgauge protocols', () => {
  it('shows the pairs that a protocol declares and the reference that it names', async () => {
    const { out } = await mindgauge('protocols', protocol)
    expect(out).toContain('psychometric-antonyms: sdqs_2 – sdqs_25, sdqs_7 – sdqs_12')
    expect(out).toMatch(/sdq-self\/local 1\.0\.0: n 3003, fingerprint [0-9a-f]{16}/)
  })
})

describe('validate', () => {
  it('finds no fault in a reference that was made, nor in the protocol that names it', async () => {
    const ended = await mindgauge('validate', place.path('reference.json'), protocol)
    expect(ended.out).toContain('reference.json: quality reference: no fault')
    expect(ended.code).toBe(0)
  })

  it.each<[string, (whole: typeof fixture) => unknown, string]>([
    [
      'an index without the reference that it needs',
      ({ instruments: [{ qualityReference: _, ...entry }], ...rest }) => ({
        ...rest,
        instruments: [entry],
      }),
      '/quality/6/index',
    ],
    [
      'a reference that is not there',
      ({ instruments: [entry], ...rest }) => ({
        ...rest,
        instruments: [{ ...entry, qualityReference: 'nowhere.json' }],
      }),
      '/instruments/0/qualityReference',
    ],
    [
      'a pair with an item that the instrument lacks',
      ({ instruments: [entry], ...rest }) => ({
        ...rest,
        instruments: [{ ...entry, synonyms: [['sdqs_1', 'sdqs_99']] }],
      }),
      '/instruments/0/synonyms/0/1',
    ],
    [
      'too few pairs for an index that rests on them',
      ({ instruments: [entry], ...rest }) => ({
        ...rest,
        instruments: [{ ...entry, antonyms: [['sdqs_1', 'sdqs_2']] }],
      }),
      '/quality/5/index',
    ],
    [
      'even–odd consistency of an instrument with one scale',
      ({ instruments, ...rest }) => ({
        ...rest,
        instruments: [...instruments, { instrument: 'gad-7' }],
        quality: rest.quality.map((rule: { readonly index: string }) =>
          rule.index === 'even-odd-consistency' ? { ...rule, instruments: ['gad-7'] } : rule,
        ),
      }),
      '/quality/3/index',
    ],
  ])('finds %s, and screen refuses it', async (_, change, path) => {
    const faulty = place.write(
      'faulty.json',
      JSON.stringify(change(withReference(place.path('reference.json')))),
    )
    const ended = await mindgauge('validate', faulty, '--json')
    const [file] = JSON.parse(ended.out).files
    expect(file.issues.map((one: { readonly path: string }) => one.path)).toContain(path)
    const words = ['--protocol', faulty, '--out', place.path('never')]
    expect((await mindgauge('screen', place.path('answers.csv'), ...words)).code).toBe(3)
  })
})

describe('mindgauge quality-reference', () => {
  it('refuses correlations that make no pair', async () => {
    const words = ['quality-reference', place.path('answers.csv'), '--instrument', 'sdq-self']
    for (const wrong of [
      ['--synonyms', '-0.5'],
      ['--antonyms', '0.5'],
      ['--synonyms', 'x'],
    ])
      expect((await mindgauge(...words, '--out', place.path('x.json'), ...wrong)).code).toBe(2)
    expect(place.has('x.json')).toBe(false)
  })

  it('writes nothing where nobody answered', async () => {
    const file = place.write('empty.csv', `student,${ITEMS.join(',')}\na${','.repeat(25)}\n`)
    const words = ['quality-reference', file, '--instrument', 'sdq-self', '--out']
    const ended = await mindgauge(...words, place.path('none.json'))
    expect(ended.code).toBe(3)
    expect(place.has('none.json')).toBe(false)
  })
})
