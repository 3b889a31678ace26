import { afterAll, describe, expect, it } from 'vitest'
import { mindgauge, records, workplace } from './run-command.js'
import { all, csv, GAD7, HEADER, PHQA } from './sheets.js'

const PILOT = 'tests/cli/fixtures/pilot.json'
const place = workplace()
afterAll(place.remove)

const zh = (...words: readonly string[]) => mindgauge(...words, '--lang', 'zh')

/** Two or more English words in a row, which no name of a column, code or file is; a command to type may stand. */
const ENGLISH = /(?<!mindgauge )\b(?!mindgauge)[a-z]{2,} [a-z]{2,}/

const odd = csv(
  { phqa: all(7, PHQA) },
  { student: '1001' },
  { student: '', sex: '其他' },
  { student: '1004', grade: '', birth_date: '2012/99/99' },
  { student: '1005', phqa: all('', PHQA), gad7: all('', GAD7) },
  { student: '1006', phqa: all(3, PHQA), gad7: all(3, GAD7) },
).concat('1,2,3\n')

describe('--lang zh', () => {
  it('says in Chinese what screening found, on the screen and in the files', async () => {
    const file = place.write('odd.csv', odd)
    const run = await zh('screen', file, '--protocol', PILOT, '--out', place.path('odd'))
    expect(run.code).toBe(1)
    expect(run.err).toContain('每名学生一份答卷；以有作答的第一份为准')
    expect(run.err).not.toMatch(ENGLISH)
    const table = (name: string) => records(place.read(`odd/${name}`))
    for (const name of ['issues.csv', 'rejected.csv']) {
      const rows = table(name)
      expect(rows.length).toBeGreaterThan(0)
      for (const { code, expected, received } of rows) {
        expect(code).toMatch(/^[a-z-]+$/)
        expect(`${expected} ${received}`).not.toMatch(ENGLISH)
      }
    }
    expect(table('rejected.csv')).toContainEqual(
      expect.objectContaining({ code: 'row-ragged', expected: '23 个单元格', received: '3' }),
    )
  })

  it('says in Chinese why a sheet is to be taken again, beside the ids of the rules', async () => {
    const why = records(place.read('odd/retest.csv')).map((row) => row['why'])
    expect(why.length).toBeGreaterThan(0)
    for (const text of why) expect(text).toMatch(/^(?:答卷无效|无法判定)：.+（\??[a-z0-9-]+）$/)
  })

  it('leaves codes and every other column as they are', async () => {
    const file = place.path('odd.csv')
    await mindgauge('screen', file, '--protocol', PILOT, '--out', place.path('odd-en'))
    const words = new Set(['expected', 'received', 'why', 'names', 'answers'])
    const numbers = (folder: string, name: string): unknown[] =>
      records(place.read(`${folder}/${name}`)).map((row) =>
        Object.entries(row).filter(([key]) => !words.has(key)),
      )
    for (const name of ['students.csv', 'issues.csv', 'rejected.csv', 'retest.csv', 'crisis.csv'])
      expect(numbers('odd', name)).toEqual(numbers('odd-en', name))
  })

  it('says in Chinese what stands in the way of each command', async () => {
    const empty = place.write('empty.csv', '')
    const headed = place.write('headed.csv', `${HEADER.join(',')}\n`)
    const broken = place.write('broken.json', '{ "a": }')
    const out = place.path('nothing')
    const runs = [
      await zh('screen', place.path('none.csv'), '--protocol', PILOT, '--out', out),
      await zh('screen', headed, '--protocol', 'cn-grades', '--out', out),
      await zh('score', empty, '--instrument', 'phq-9', '--out', `${out}.csv`),
      await zh('score', headed, '--instrument', 'phq9', '--out', `${out}.csv`),
      await zh('score', headed, '--instrument', 'aslec', '--out', `${out}.csv`),
      await zh('inspect', empty),
      await zh('instruments', 'gad'),
      await zh('validate', broken),
      await zh('generate', '--protocol', broken, '--students', '5', '--out', `${out}.csv`),
      await zh('compare', place.path('no-a'), place.path('no-b'), '--out', out),
    ]
    for (const { code, err, out: said } of runs) {
      expect(code).not.toBe(0)
      expect(`${err}${said}`).toMatch(/应为 .+，实为 /)
      expect(`${err}${said}`).not.toMatch(ENGLISH)
    }
  })

  it('says in Chinese what is wrong with an instrument, fault by fault', async () => {
    const faulty = place.write(
      'faulty.json',
      JSON.stringify({
        $schema: 'urn:mindgauge:schema:instrument',
        $id: 'urn:mindgauge:instrument:faulty:1.0.0',
        title: 'Faulty',
        type: 'object',
        properties: { a: { $ref: '#/$defs/none', title: 'a' }, b: { enum: [0, 0, 1], title: 'b' } },
        $defs: {},
        scoring: {
          version: '2',
          informants: ['aunt'],
          scales: [{ id: 'total', items: ['a', 'z'] }],
        },
      }),
    )
    const { out } = await zh('validate', faulty)
    expect(out.split('\n').length).toBeGreaterThan(5)
    expect(out).not.toMatch(ENGLISH)
  })
})
