import { describe, expect, it } from 'vitest'
import { withFile } from '../../tests/support/answer-files.js'
import {
  listInstruments,
  listNormTables,
  listProtocols,
  loadColumnMap,
  loadInstrument,
  loadNormTable,
  loadProtocol,
} from './catalogue.js'
import { jsonFault } from './file/json-fault.js'
import { nearestNames } from './nearest-names.js'
import { shippedFile } from './shipped-files.js'

it('what is shipped is listed by id', () => {
  expect(listInstruments()).toEqual(expect.arrayContaining(['gad-7', 'phq-9', 'rcads-47']))
  expect(listNormTables()).toEqual(expect.arrayContaining(['rcads-25/us-1998', 'rcads-47/us-1998']))
  expect(listProtocols().length).toBeGreaterThan(0)
})

it.each(listInstruments())('%s loads', (id) => {
  expect(loadInstrument(id)).toMatchObject({ ok: true, value: { id } })
})

it.each(listNormTables())('norm table %s loads', (id) => {
  expect(loadNormTable(id)).toMatchObject({ ok: true, value: { id } })
})

it.each(listProtocols())('protocol %s loads', (id) => {
  expect(loadProtocol(id)).toMatchObject({ ok: true, value: { id } })
})

describe('names', () => {
  it('that are not known come with the nearest', () => {
    const { issues } = loadInstrument('phq9')
    expect(issues[0]).toMatchObject({ code: 'unknown-instrument', received: 'phq9' })
    expect(issues[0]?.expected).toContain('nearest: phq-9')
    expect(loadNormTable('rcads-47/us-1989').issues[0]).toMatchObject({
      code: 'unknown-norm-table',
    })
    expect(loadProtocol('nobody').issues[0]).toMatchObject({ code: 'unknown-protocol' })
  })

  it('may name a variant, of a shipped instrument or of a file', () => {
    for (const name of ['pss-10', shippedFile('instruments', 'pss-10')]) {
      const loaded = loadInstrument(`${name}@web-bands`)
      expect(loaded).toMatchObject({ ok: true, value: { variant: 'web-bands' } })
    }
    expect(loadInstrument('pss-10@nobody').issues[0]?.code).toBe('unknown-variant')
  })

  it('that are paths lead to files', () => {
    expect(loadInstrument('./no-such-file').issues[0]?.code).toBe('file-not-found')
    expect(loadProtocol('nowhere.json').issues[0]?.code).toBe('file-not-found')
    expect(loadColumnMap('src').issues[0]?.code).toBe('file-unreadable')
  })
})

describe('files that are not what they should be', () => {
  it('say the line and column where they stop being JSON', () => {
    withFile('{\n  "columns": {\n    "q1": "a",\n  }\n}', (path) => {
      const [found] = loadColumnMap(path).issues
      expect(found).toMatchObject({ code: 'json-invalid', file: 'answers.csv' })
      expect(found?.message).toBe(
        'answers.csv: expected JSON, received something else in line 4, column 3',
      )
    })
  })

  it('name every fault with its place', () => {
    withFile('{ "columns": { "q1": 3 }, "codign": "label" }', (path) => {
      const { ok, issues } = loadColumnMap(path)
      expect(ok).toBe(false)
      expect(issues.map(({ code }) => code)).toEqual(['schema', 'schema'])
      expect(JSON.stringify(issues)).toContain('/columns/q1')
      expect(JSON.stringify(issues)).toContain('codign')
    })
  })

  it('name an answer set that is not there', () => {
    const map = {
      columns: { q1: { column: 'a', answers: 'yes-mo' } },
      answerSets: { 'yes-no': { y: 1 } },
    }
    withFile(JSON.stringify(map), (path) => {
      expect(loadColumnMap(path).issues[0]).toMatchObject({
        code: 'unknown-reference',
        path: '/columns/q1/answers',
        expected: 'one of answerSets; nearest: yes-no',
      })
    })
  })

  it('a column map with a byte-order mark is read', () => {
    withFile('\ufeff{ "columns": { "q1": "a" }, "coding": "label" }', (path) => {
      expect(loadColumnMap(path).ok).toBe(true)
    })
  })
})

it.each([
  ['', 1, 1],
  ['{"a" 1}', 1, 6],
  ['[1,\n2,]', 2, 3],
  ['{"a":"x\n"}', 1, 6],
  ['{} x', 1, 4],
  ['[01]', 1, 3],
  ['{"a":1', 1, 7],
  ['nul', 1, 1],
])('%j stops being JSON in line %d, column %d', (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column })
})

it('nearest names: the same but for case and dashes, beginnings, few edits; nothing that is far', () => {
  const names = ['phq-9', 'phq-a', 'gad-7', 'rcads-47', 'cn-grades-cards']
  expect(nearestNames('PHQ_9', names)).toEqual(['phq-9'])
  expect(nearestNames('rcads', names)).toEqual(['rcads-47'])
  expect(nearestNames('cn-grades', names)).toEqual(['cn-grades-cards'])
  expect(nearestNames('gad7x', names)).toEqual(['gad-7'])
  expect(nearestNames('something', names)).toEqual([])
})
