import { afterAll, describe, expect, it } from 'vitest'
import { expectAccounted, place, screened } from './pilot-screening.js'
import { mindgauge, records } from './run-command.js'
import { all, cells, HEADER, PHQA, type TestSheet } from './sheets.js'

afterAll(place.remove)

type Row = readonly [status: string, channel: string, sheet: TestSheet]

const OWN = ['StartDate', 'Status', 'ResponseId', 'DistributionChannel']

/** An export with columns of Qualtrics before those of the pilot. */
const exported = (...rows: readonly Row[]): string =>
  [
    [...OWN, ...HEADER],
    ...rows.map(([status, channel, sheet]) => [
      '2026-09-15',
      status,
      'R_1',
      channel,
      ...cells(sheet),
    ]),
  ]
    .map((row) => `${row.join(',')}\n`)
    .join('')

const HIGH = { phqa: all(3, PHQA) }
const MIXED = exported(
  ['Survey Preview', 'preview', { student: '1', ...HIGH }],
  ['IP Address', 'anonymous', { student: '2' }],
  ['Survey Test', 'test', { student: '3' }],
  ['IP Address', 'preview', { student: '' }],
  ['Spam', 'anonymous', { student: '4' }],
  ['IP Address', 'anonymous', { student: '1' }],
)

describe('previews and tests of a survey are nobody’s sheets', () => {
  it('screen rejects them with their rows, and takes the sheet of the student that is one', async () => {
    const run = await screened(MIXED)
    expectAccounted(run, 6, 3)
    expect(run.accounting().rejectedBy).toMatchObject({ 'row-trial': 3, unreadable: 0 })
    expect(run.table('students.csv').map(({ row, student }) => [row, student])).toEqual([
      ['2', '2'],
      ['5', '4'],
      ['6', '1'],
    ])
    expect(run.table('rejected.csv').map(({ row, code }) => [row, code])).toEqual([
      ['1', 'row-trial'],
      ['3', 'row-trial'],
      ['4', 'row-trial'],
    ])
    expect(run.table('issues.csv').filter(({ row }) => row !== '')).toMatchObject([
      { row: '5', code: 'row-doubted', column: 'Status' },
    ])
  })

  it('one with a critical answer is on the crisis list as rejected: the wrong link may have been given out', async () => {
    const run = await screened(MIXED)
    expect(run.table('crisis.csv')).toMatchObject([{ row: '1', student: '1', sheet: 'rejected' }])
  })

  it('who has answered by the preview only is missing', async () => {
    const roster = place.write(
      'roster.csv',
      'student,school,grade,class\n1,North,8,1\n2,North,8,1\n',
    )
    const text = exported(['Survey Preview', '', { student: '1' }], ['', '', { student: '2' }])
    const run = await screened(text, '--roster', roster)
    expectAccounted(run, 2, 1)
    expect(run.table('missing.csv')).toMatchObject([{ student: '1' }])
    expect(run.accounting()).toMatchObject({ missing: 1, unknownToRoster: 0 })
  })

  it('score rejects them, with the same bytes whatever the reader', async () => {
    const file = place.write('mixed.csv', MIXED)
    const quoted = place.write('quoted.csv', MIXED.replaceAll('North', '"No\nrth"'))
    const out = (name: string): string => place.path(name)
    for (const [path, name] of [
      [file, 'plain.csv'],
      [quoted, 'other.csv'],
    ] as const) {
      const run = await mindgauge('score', path, '--instrument', 'phq-a', '--out', out(name))
      expect(run.code).toBe(1)
      expect(run.out + run.err).toContain('6 = 3 scored + 3 rejected')
      expect(run.out + run.err).toContain('preview')
      expect(
        records(place.read(name).replaceAll('"No\nrth"', 'North')).map(({ row }) => row),
      ).toEqual(['2', '5', '6'])
    }
    expect(place.read('other.csv').replaceAll('"No\nrth"', 'North')).toBe(place.read('plain.csv'))
  })

  it('numbers are read where the other columns are those of Qualtrics', async () => {
    const run = await screened(exported(['1', '', { student: '1' }], ['0', '', { student: '2' }]))
    expectAccounted(run, 2, 1)
  })

  it('a map says what marks a trial, or that nothing does', async () => {
    const none = place.write('none.json', '{"trials":{"Status":[],"DistributionChannel":[]}}')
    const kept = await screened(MIXED, '--map', none)
    expect(kept.accounting()).toMatchObject({ rows: 6, scored: 4, rejected: 2 })
    const own = place.write('own.json', '{"trials":{"ResponseId":["R_1"],"absent":["x"]}}')
    const run = await screened(MIXED, '--map', own)
    expectAccounted(run, 6, 0)
    expect(run.out + run.err).toContain('absent')
    const item = place.write('item.json', '{"trials":{"phqa_1":["0"]}}')
    const said = await screened(MIXED, '--map', item, '--lang', 'zh')
    expect(said.err).toContain('phqa_1: 缺少列: 应为 题目以外的列')
  })
})
