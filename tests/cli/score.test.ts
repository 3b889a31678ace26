import { mkdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { csv, GAD7 } from './sheets.js'

const place = workplace()
afterAll(place.remove)

/** Scores a text to the standard output. */
async function scored(text: string, instrument: string, ...more: readonly string[]) {
  const file = place.write('in.csv', text)
  const words = ['score', file, '--instrument', instrument, '--out', '-', ...more]
  const ended = await mindgauge(...words)
  return { ...ended, header: ended.out.split('\n')[0] ?? '', rows: records(ended.out) }
}

const gad7 = (...cells: readonly string[]): string =>
  `${['id', ...GAD7, 'site'].join(',')}\n${cells.map((row) => `${row}\n`).join('')}`

describe('score', () => {
  it.each(['scored.json', 'scored.xls', 'scored.zsav'])(
    'writes no CSV into a file named %s',
    async (name) => {
      const file = place.write('in.csv', gad7('1,1,1,1,1,1,1,1,'))
      const run = await mindgauge('score', file, '--instrument', 'gad-7', '--out', place.path(name))
      expect(run.code).toBe(3)
      expect(run.err).toContain('.csv, .xlsx, .parquet, .sav or .jsonl')
      expect(place.has(name)).toBe(false)
    },
  )

  it('puts every column that is no item and not private in front, unchanged and in order', async () => {
    const run = await scored(gad7('007,1,1,1,1,1,1,1,"a ""b"", c"', '-1,0,0,0,0,0,0,0,'), 'gad-7')
    expect(run.header).toBe('id,site,row,notes,gad-7_total_raw,gad-7_total_band')
    expect(run.out.split('\n').slice(1, 3)).toEqual([
      '007,"a ""b"", c",1,,7,mild',
      '-1,,2,,0,minimal',
    ])
    expect(run.code).toBe(0)
  })

  it('tells its own columns apart from those of the input', async () => {
    const text = gad7('1,0,0,0,0,0,0,0,x').replace('id,', 'notes,').replace('site', 'row')
    expect((await scored(text, 'gad-7')).header).toBe(
      'notes,row,mindgauge_row,mindgauge_notes,gad-7_total_raw,gad-7_total_band',
    )
  })

  it('says in the notes what has no score and why', async () => {
    const run = await scored(gad7('1,,,,1,1,1,1,', '2,9,0,0,0,0,0,0,'), 'gad-7')
    expect(run.rows.map(({ notes }) => notes)).toEqual([
      'gad-7.total too-few-answered (3 missing)',
      'gad-7.total out-of-range (1 missing)',
    ])
    expect(run.code).toBe(1)
    expect(run.err).toContain('rows in     2 = 2 scored + 0 rejected; 2 of the scored have a note')
  })

  it('warns of a file of the user that prorates over items of different ranges', async () => {
    const document = JSON.parse(readFileSync('instruments/gad-7/instrument.json', 'utf8'))
    document.properties.gad7_1 = { oneOf: [{ const: 0 }, { const: 1 }], title: 'nervousness' }
    document.scoring.scales[0].missing = { ...document.scoring.scales[0].missing, maxMissing: 1 }
    document.scoring.scales[0].cutScores = undefined
    for (const variant of Object.values<{ scales?: unknown }>(document.scoring.variants ?? {}))
      delete variant.scales
    const own = place.write('own.json', JSON.stringify(document))
    const run = await scored(gad7('1,1,1,1,1,1,1,1,'), own)
    expect(run.err).toContain('expected prorating over items of one range of scores')
    expect(run.code).toBe(1)
  })

  it('notes a prorated scale with the number of items missing', async () => {
    const items = Array.from({ length: 25 }, (_, at) => `sdqs_${at + 1}`)
    const text = `${items.join(',')}\n,${items.slice(1).map(() => 1)}\n`
    const run = await scored(text, 'sdq-self')
    expect(run.rows[0]?.['notes']).toContain('sdq-self.prosocial prorated (1 missing)')
  })

  it('scores several instruments in the order in which they are named, each once', async () => {
    const run = await scored(csv({}), 'phq-a,gad-7,phq-a')
    expect(run.header).toBe(
      'student,school,grade,class,sex,birth_date,date,row,notes,phq-a_total_raw,phq-a_total_band,' +
        'phq-a_symptoms_raw,phq-a_syndrome_outcome,gad-7_total_raw,gad-7_total_band',
    )
  })

  it('applies a variant that is named', async () => {
    const variant = await scored(gad7('1,1,1,1,1,1,1,1,'), 'gad-7@hong-kong-youth')
    const usual = await scored(gad7('1,1,1,1,1,1,1,1,'), 'gad-7')
    expect(usual.rows[0]?.['gad-7_total_band']).toBe('mild')
    expect(variant.rows[0]?.['gad-7_total_band']).not.toBe('mild')
  })

  it('takes an instrument and a norm table of the user from their files', async () => {
    const table = JSON.parse(readFileSync('norms/rcads-25/us-1998.json', 'utf8'))
    const norms = place.write('own.json', JSON.stringify({ ...table, id: 'rcads-25/own-2026' }))
    const instrument = place.write(
      'own-instrument.json',
      readFileSync('instruments/rcads-25/instrument.json'),
    )
    const items = Array.from({ length: 25 }, (_, at) => `rcads25_${at + 1}`)
    const text = `${items.join(',')},sex,grade\n${items.map(() => 1)},female,5\n`
    const own = await scored(text, instrument, '--norms', norms)
    const shipped = await scored(text, 'rcads-25', '--norms', 'rcads-25/us-1998')
    expect(own.out).toBe(shipped.out)
    expect(own.header).toContain('_t')
    expect(own.rows[0]?.['notes']).toBe('')
  })

  it('says what would have to be known for a standard score', async () => {
    const items = Array.from({ length: 25 }, (_, at) => `rcads25_${at + 1}`)
    const text = `${items.join(',')},sex,grade\n${items.map(() => 1)},,5\n`
    const run = await scored(text, 'rcads-25', '--norms', 'rcads-25/us-1998')
    expect(run.rows[0]?.['notes']).toMatch(/rcads-25\.\S+ no-norm \(sex-unknown\)/)
  })

  it('says which variant and which norm table the scores rest on, and what makes the table outdated', async () => {
    const items = Array.from({ length: 10 }, (_, at) => `pss10_${at + 1}`)
    const file = place.write(
      'pss.csv',
      `${items.join(',')},sex,age\n${items.map(() => 1)},male,30\n`,
    )
    const wish = ['--instrument', 'pss-10@reverses-5-6-7-8', '--norms', 'pss-10/us-1983']
    const told = await mindgauge('score', file, ...wish, '--out', place.path('pss.out.csv'))
    expect(told.err).toMatch(/instrument +pss-10@reverses-5-6-7-8 1\.\S+ \([0-9a-f]{16}\)/)
    expect(told.err).toMatch(/norms +pss-10\/us-1983 \S+ \([0-9a-f]{16}\)[^\n]*\n +outdated: /)
    const json = await mindgauge(
      'score',
      file,
      ...wish,
      '--out',
      place.path('pss.out.csv'),
      '--json',
    )
    expect(JSON.parse(json.out)).toMatchObject({
      instruments: [
        { id: 'pss-10', variant: 'reverses-5-6-7-8', norms: [{ id: 'pss-10/us-1983' }] },
      ],
    })
  })

  it('writes a file, whole, and prints the accounting for programs with --json', async () => {
    const file = place.write('in.csv', gad7('1,0,0,0,0,0,0,0,'))
    const out = place.path('deep/out.csv')
    const ended = await mindgauge('score', file, '--instrument', 'gad-7', '--out', out, '--json')
    expect(ended.code).toBe(0)
    expect(JSON.parse(ended.out)).toMatchObject({ rows: 1, scored: 1, rejected: 0, noted: 0 })
    expect(place.read('deep/out.csv')).toContain('gad-7_total_raw')
    expect(place.list('deep')).toEqual(['out.csv'])
  })

  it.each([
    ['the file of answers', 'over.csv'],
    ['a folder', 'results'],
  ])('never puts its file over %s', async (_, name) => {
    const file = place.write('over.csv', gad7('1,0,0,0,0,0,0,0,x'))
    mkdirSync(place.path('results'), { recursive: true })
    place.write('results/mine.txt', 'mine')
    const ended = await mindgauge('score', file, '--instrument', 'gad-7', '--out', place.path(name))
    expect(ended.code).toBe(3)
    expect(ended.err).toContain(`${name}: output cannot be written`)
    expect(place.read('over.csv')).toBe(gad7('1,0,0,0,0,0,0,0,x'))
    expect(place.read('results/mine.txt')).toBe('mine')
  })

  it('gives the same scores for one file whatever stands beside the items', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `${at},${GAD7.map((_, item) => (at * 7 + item * at) % 4)},`,
    )
    const whole = await scored(gad7(...rows), 'gad-7')
    const quoted = await scored(gad7(...rows.map((row) => `${row}"q"`)), 'gad-7')
    const scores = (run: typeof whole) => run.rows.map((row) => row['gad-7_total_raw'])
    expect(scores(quoted)).toEqual(scores(whole))
    expect(whole.rows).toHaveLength(5000)
  })
})
