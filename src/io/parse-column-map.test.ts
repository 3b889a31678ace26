import { expect, it } from 'vitest'
import { QUESTIONS, testInstrument, testItem, withFile } from '../../tests/support/answer-files.js'
import { openResponses } from './open-responses.js'
import { parseColumnMap } from './parse-column-map.js'

it('a map with an open decision is refused, once for each', () => {
  const undecided = [
    { about: 'which', choices: [] },
    { about: 'how', choices: [{ meaning: 'so', write: { coding: 'code' } }] },
  ]
  const parsed = parseColumnMap({ undecided })
  expect(parsed.ok).toBe(false)
  expect(parsed.issues.map(({ code, path }) => [code, path])).toEqual([
    ['map-undecided', '/undecided/0'],
    ['map-undecided', '/undecided/1'],
  ])
  expect(parseColumnMap({ undecided: [] }).ok).toBe(true)
})

it('scores of a reverse-keyed item need the declaration whether they are reversed', () => {
  const open = (map: object): readonly string[] =>
    withFile('q1,q2,q3,t1\n0,1,2,3\n', (path) => {
      const opened = openResponses(path, [QUESTIONS], { map: { coding: 'score', ...map } })
      return opened.issues.map(({ code, column }) => `${code} ${column}`)
    })
  expect(open({})).toEqual(['key-conflict q3'])
  expect(open({ reversal: 'done' })).toEqual([])
  expect(open({ columns: { q3: { column: 'q3', reversal: 'not-done' } } })).toEqual([])
})

it('a column is dropped where the map says so, an IP address unless the map keeps it', () => {
  const carried = (map: object): string[] =>
    withFile('name,来自IP,income,q1,q2,q3,t1\na,192.0.2.1,9,0,1,2,3\n', (path) => {
      const opened = openResponses(path, [QUESTIONS], { map, otherColumns: 'keep' })
      if (!opened.ok) return []
      return opened.value.columns.flatMap(({ header, uses }) =>
        uses.some(({ kind }) => kind === 'carried') ? [header] : [],
      )
    })
  expect(carried({})).toEqual(['name', 'income'])
  expect(carried({ drop: ['income'] })).toEqual(['name'])
  expect(carried({ keep: ['来自IP'] })).toEqual(['name', '来自IP', 'income'])
})

it('two items of one instrument in one column are a fault, of the map by itself and with the file', () => {
  const columns = { phq9_1: 'A', phq9_2: { column: 'A ' }, gad7_1: 'A', age: 'A' }
  expect(parseColumnMap({ columns }).issues).toMatchObject([
    { code: 'column-duplicate', path: '/columns/phq9_2', received: 'the column of phq9_1' },
  ])
  const open = (map: object): readonly string[] =>
    withFile('A,q2,q3,t1\n0,1,2,3\n', (path) =>
      openResponses(path, [QUESTIONS], { map }).issues.map(
        ({ code, severity, column, received }) => `${severity} ${code} ${column}: ${received}`,
      ),
    )
  expect(open({ columns: { q1: 'A', q3: { column: { index: 1 } } } })).toContain(
    'error column-duplicate q3: the column of q1',
  )
  expect(open({ columns: { q1: 'A' } })).toEqual([])
})

it('two instruments may share a column, which holds the question of both', () => {
  const other = testInstrument('other', [testItem('o1', 4)])
  withFile('q1,q2,q3,t1\n0,1,2,3\n', (path) => {
    const opened = openResponses(path, [QUESTIONS, other], { map: { columns: { o1: 'q1' } } })
    expect([opened.ok, opened.issues]).toEqual([true, []])
  })
})
