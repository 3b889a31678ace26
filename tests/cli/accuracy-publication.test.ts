import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'

const place = workplace()
afterAll(place.remove)

/** 240 persons: scores rise with the diagnosis; in grade 9 there are few. */
const lines = Array.from({ length: 240 }, (_, at) => {
  const isCase = at % 4 === 0
  const score = (isCase ? 8 : 2) + ((at * 7) % 9)
  const grade = at < 12 ? 9 : 7 + (at % 2)
  return `${at},${grade},${at % 3 === 0 ? 'female' : 'male'},${score},${isCase ? 'yes' : 'no'}`
})
const results = place.write('students.csv', `id,grade,sex,score,sick\n${lines.join('\n')}\n`)
const PROTOCOL = 'cn-grades-4-12-cards'
const ASKED = ['--reference', 'sick', '--score', 'score', '--by', 'grade,sex'] as const

const COUNTS = ['truePositive', 'falsePositive', 'falseNegative', 'trueNegative']

async function run(
  folder: string,
  ...words: readonly string[]
): Promise<{ err: string; table: (name: string) => Readonly<Record<string, string>>[] }> {
  const { err } = await mindgauge(
    'accuracy',
    results,
    ...ASKED,
    '--out',
    place.path(folder),
    ...words,
  )
  return { err, table: (name) => records(place.read(`${folder}/${name}.csv`)) }
}

describe('accuracy for publication', () => {
  it('hides small subgroups and what would give them away, by the protocol of the results', async () => {
    place.write('summary.json', JSON.stringify({ protocol: { id: PROTOCOL } }))
    const { err, table } = await run('published')
    expect(err).toContain('Groups with small cells are hidden')
    const rows = table('accuracy')
    const hidden = rows.filter(({ suppressed }) => suppressed === 'yes')
    const names = new Set(hidden.map(({ by, group }) => `${by} ${group}`))
    expect(names.has('grade 9')).toBe(true)
    expect(names.size).toBeGreaterThan(1)
    for (const row of hidden)
      expect([row['cases'], row['others'], row['estimate'], row['low']]).toEqual(['', '', '', ''])
    for (const row of rows.filter(({ suppressed }) => suppressed === 'no'))
      if (COUNTS.includes(row['measure'] ?? '')) {
        const count = Number(row['estimate'])
        expect(count === 0 || count >= 5).toBe(true)
      }
    const steps = table('roc')
    expect(new Set(steps.map(({ by }) => by))).toEqual(new Set(['']))
    expect(steps.length).toBeGreaterThan(3)
    const paths = ['accuracy', 'roc'].map((name) => place.path(`published/${name}.csv`))
    const audit = await mindgauge('audit', ...paths, '--minimum-cell', '5')
    expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('safe')])
  })

  it('hides nothing without a protocol, says so, and the auditor finds the small counts', async () => {
    const { err, table } = await run('open', '--protocol', 'none')
    expect(err).toContain('not for publication')
    expect(table('accuracy').some((row) => 'suppressed' in row)).toBe(false)
    const paths = ['accuracy', 'roc'].map((name) => place.path(`open/${name}.csv`))
    const audit = await mindgauge('audit', ...paths, '--minimum-cell', '5')
    expect([audit.code, audit.out]).toEqual([1, expect.stringContaining('small count')])
  })

  it('a subgroup whose counts are blotted out alone is found out', async () => {
    await run('open', '--protocol', 'none')
    const text = place.read('open/accuracy.csv').split('\n')
    const blotted = text.map((line) => {
      const cells = line.split(',')
      if (!line.startsWith('grade,9,')) return line
      return [...cells.slice(0, 4), '', '', ...cells.slice(6, 8), '', '', ''].join()
    })
    const path = place.write('blotted.csv', blotted.join('\n'))
    const audit = await mindgauge('audit', path)
    expect([audit.code, audit.out]).toEqual([1, expect.stringContaining('grade | 9')])
  })

  it('a table that cannot be read is said, and the others are audited', async () => {
    const other = place.write('other.csv', 'a,b\n1,2\n')
    const audit = await mindgauge('audit', place.path('published/accuracy.csv'), other)
    expect([audit.code, audit.out, audit.err]).toEqual([
      1,
      expect.stringContaining('hidden numbers'),
      expect.stringContaining('other.csv'),
    ])
  })
})
